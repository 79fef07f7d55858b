package ledger.cli.treaties;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.Golden;
import ledger.InMemory;
import ledger.act.Act;
import ledger.act.AgreementAct.DeclareConsent;
import ledger.act.Envelope.Mode;
import ledger.act.NegotiationAct.ImportBatch;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed;
import ledger.decision.Decision;
import ledger.value.Id;
import ledger.value.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The treaties and States of `treaties.csv` are invented; its dirt is not.
class ImportTreatiesTest {

  private static final Path FILE = Path.of("src/test/resources/treaties.csv");
  private static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");
  private static final UserId CLERK = new UserId("clerk");

  private final ActFormat format = new ActFormat();
  private final List<ImportReport> reports = new ArrayList<>();

  @TempDir private Path folder = Path.of("");

  @Test
  void a_table_becomes_these_acts() throws IOException {
    Golden.of("treaties.ndjson")
        .matches(acts(FILE).stream().map(this::line).collect(Collectors.joining()));
  }

  @Test
  void what_becomes_none_is_told_with_its_line_and_column() throws IOException {
    acts(FILE);
    Golden.of("treaties-reports.txt")
        .matches(reports.stream().map(r -> r + "\n").collect(Collectors.joining()));
  }

  @Test
  void every_act_can_be_read_again() throws IOException {
    for (var act : acts(FILE))
      assertThat(format.read(format.write(act))).isEqualTo(new Parsed.Read(act));
  }

  @Test
  void the_ledger_takes_every_act() throws IOException {
    var ledger = new InMemory();
    for (var act : acts(FILE))
      assertThat(ledger.send(act, CLERK, NOW)).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void history_is_imported_and_only_the_dossier_is_ones_own() throws IOException {
    assertThat(acts(FILE))
        .allSatisfy(act ->
            assertThat(act.envelope().mode())
                .isEqualTo(act instanceof Act.Filing ? Mode.PERFORMED : Mode.IMPORTED));
  }

  @Test
  void the_batch_announces_how_many_acts_follow() throws IOException {
    var acts = acts(FILE);
    var batch = acts.stream().filter(ImportBatch.class::isInstance).findFirst().orElseThrow();
    assertThat(((ImportBatch) batch).count())
        .isEqualTo(acts.size() - acts.indexOf(batch) - 1)
        .isPositive();
    assertThat(TreatyImport.of(FILE, Id.of("treaties"), NOW).count()).isEqualTo(acts.size());
  }

  @Test
  void the_same_file_gives_the_same_acts_each_time() throws IOException {
    assertThat(acts(FILE)).isEqualTo(acts(FILE));
  }

  @Test
  void no_two_acts_share_an_id_also_not_in_two_files_or_two_negotiations() throws IOException {
    var changed = file(Files.readString(FILE) + "\n");
    var elsewhere = ids(TreatyImport.of(FILE, Id.of("elsewhere"), NOW));
    var all =
        Stream.of(
                ids(TreatyImport.of(FILE, Id.of("treaties"), NOW)).stream(),
                ids(TreatyImport.of(changed, Id.of("treaties"), NOW)).stream(),
                elsewhere.stream())
            .flatMap(ids -> ids)
            .toList();
    assertThat(all).hasSize(3 * elsewhere.size()).doesNotHaveDuplicates();
  }

  @Test
  void two_rows_for_one_treaty_and_state_are_both_recorded() throws IOException {
    var consents =
        acts(FILE).stream()
            .filter(DeclareConsent.class::isInstance)
            .map(DeclareConsent.class::cast)
            .filter(c -> c.by().is(Id.of("SUK")))
            .map(c -> c.envelope().chain().getFirst().locator().orElseThrow());
    assertThat(consents).containsExactly("line 8", "line 8", "line 9");
  }

  @Test
  void what_lay_ahead_is_taken_over_once_its_day_has_come() throws IOException {
    var later = TreatyImport.of(FILE, Id.of("treaties"), Instant.parse("2999-01-01T00:00:00Z"));
    assertThat(ids(later))
        .hasSize(acts(FILE).size() + 2)
        .containsAll(ids(acts(FILE).stream().filter(act -> !(act instanceof ImportBatch))));
  }

  @Test
  void columns_may_stand_in_any_order_and_after_a_byte_order_mark() throws IOException {
    var mixed =
        file(
            "\uFEFFstateID,treatyID,"
                + allColumns().filter(c -> !c.endsWith("ID")).collect(Collectors.joining(","))
                + "\r\nQUA,T,Tides,01.02.1950"
                + ",NA".repeat(17)
                + "\r\n");
    assertThat(acts(mixed).stream().map(Act::name)).endsWith("RecordClaimedAgreement");
    assertThat(reports).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"treatyID", "stateForce3", "Deposit"})
  void a_table_without_a_needed_column_is_told_which(String missing) {
    var header = allColumns().filter(c -> !c.equals(missing)).collect(Collectors.joining(","));
    assertThatThrownBy(() -> acts(file(header + "\n")))
        .isInstanceOf(Malformed.class)
        .hasMessageEndingWith("has no column " + missing);
  }

  @Test
  void a_column_that_stands_twice_is_not_chosen_between() {
    var header = allColumns().collect(Collectors.joining(","));
    assertThatThrownBy(() -> acts(file(header + ",Force\n")))
        .isInstanceOf(Malformed.class)
        .hasMessageEndingWith("has the column Force twice");
  }

  @Test
  void what_is_no_table_is_told_before_anything_is_made_of_it() {
    assertThatThrownBy(() -> acts(file(""))).hasMessageEndingWith("is empty: there is no header");
    var header = allColumns().collect(Collectors.joining(",")) + "\n";
    assertThatThrownBy(() -> acts(file(header + "T,\"QUA\n")))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("is no CSV from line 2 on");
    assertThatThrownBy(() -> acts(file((header + "T,Böhm").getBytes(ISO_8859_1))))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("is not UTF-8");
  }

  private static Stream<String> allColumns() {
    return Stream.of(Column.values()).map(Column::toString);
  }

  private List<Act> acts(Path file) throws IOException {
    reports.clear();
    return acts(TreatyImport.of(file, Id.of("treaties"), NOW));
  }

  private List<Act> acts(TreatyImport treaties) throws IOException {
    try (var acts = treaties.acts(reports::add)) {
      return Stream.concat(treaties.opening(CLERK).stream(), acts.map(TreatyImport.FromLine::act))
          .toList();
    }
  }

  private List<Object> ids(TreatyImport treaties) throws IOException {
    return ids(acts(treaties).stream());
  }

  private static List<Object> ids(Stream<Act> acts) {
    return acts.<Object>map(Act::actId).toList();
  }

  private String line(Act act) {
    return new String(format.write(act), UTF_8) + "\n";
  }

  private Path file(String text) throws IOException {
    return file(text.getBytes(UTF_8));
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("made.csv"), bytes);
  }
}
