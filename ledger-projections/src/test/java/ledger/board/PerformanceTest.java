package ledger.board;

import static ledger.board.Quay.accepted;
import static ledger.board.Quay.commitment;
import static ledger.board.Quay.denies;
import static ledger.board.Quay.done;
import static ledger.board.Quay.entries;
import static ledger.board.Quay.inForce;
import static ledger.board.Quay.proposed;
import static ledger.board.Quay.record;
import static ledger.board.Quay.stance;
import static org.assertj.core.api.Assertions.assertThat;

import ledger.Harbour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commitment table, performance: each row a promise.
class PerformanceTest {

  private static final String AT = "2026-02-25T00:00Z";
  private static final String TEN_SHIPS = "'measure': {'unit': 'ship', 'target': '10'}";
  private static final String COUNTS = "COUNTS(o,A.n1,PERFORMANCE)";

  @Test
  void none_reported_as_partial_reported_with_its_part_and_by_whom() {
    var harbour = ships("'as': 'PARTIAL', 'amount': '4'");
    var seen = record(harbour, AT);
    assertThat(seen.cell("A.n1").percent()).hasValue(40);
    assertThat(seen.said("A.n1")).isEqualTo("REPORTED by north");
    assertThat(seen.line("A.n1")).isEqualTo("A.n1 DUE since 2026-01-20");
  }

  @Test
  void none_reported_as_performance_reported_in_full() {
    var seen = record(ships("'as': 'PERFORMANCE'"), AT);
    assertThat(seen.cell("A.n1").percent()).hasValue(100);
    assertThat(seen.line("A.n1")).isEqualTo("A.n1 DISCHARGED since 2026-02-05, NO_DATE");
  }

  @Test
  void nothing_reported_has_neither_a_part_nor_a_label() {
    var seen = record(inForce(commitment("n1", "north", "south", TEN_SHIPS)), AT);
    assertThat(seen.cell("A.n1").percent()).isEmpty();
    assertThat(seen.said("A.n1")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"OBSTRUCTION", "NON_PERFORMANCE"})
  void a_report_of_what_was_not_done_performs_nothing(String as) {
    var seen = record(ships("'as': '" + as + "'"), AT);
    assertThat(seen.said("A.n1")).isEmpty();
    assertThat(seen.line("A.n1")).isEqualTo("A.n1 DUE since 2026-01-20");
  }

  @Test
  void reported_creditor_affirms_counts_acknowledged() {
    var harbour =
        ships("'as': 'PERFORMANCE'")
            .given("rep:south", "TakeStance", stance("south", COUNTS, "AFFIRMS"));
    assertThat(record(harbour, AT).said("A.n1"))
        .isEqualTo("REPORTED by north; ACKNOWLEDGED by south");
  }

  @Test
  void reported_debtor_affirms_counts_acknowledges_nothing() {
    var harbour =
        ships("'as': 'PERFORMANCE'")
            .given("rep:north", "TakeStance", stance("north", COUNTS, "AFFIRMS"));
    assertThat(record(harbour, AT).said("A.n1")).isEqualTo("REPORTED by north");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {"OCCURRED(o)", COUNTS})
  void reported_any_party_denies_it_disputed_by_whom_and_on_what(String proposition) {
    var harbour =
        ships("'as': 'PERFORMANCE'").given("rep:south", "TakeStance", denies("south", proposition));
    var cell = record(harbour, AT).cell("A.n1");
    assertThat(cell.dueness()).isEqualTo(Dueness.DUE);
    assertThat(cell.performance())
        .filteredOn(l -> l.mark() == ledger.view.Performance.Mark.DISPUTED)
        .singleElement()
        .satisfies(l -> {
          assertThat(l.by()).hasToString("[south]");
          assertThat(l.on()).hasToString("[" + proposition + "]");
        });
  }

  @Test
  void reported_confirmed_by_a_monitor_verified_and_the_labels_accumulate() {
    var harbour =
        confirmed(
            ships("'as': 'PERFORMANCE'")
                .given("rep:south", "TakeStance", denies("south", "OCCURRED(o)"))
                .given("rep:south", "TakeStance", stance("south", COUNTS, "AFFIRMS")));
    assertThat(record(harbour, AT).said("A.n1"))
        .isEqualTo(
            "REPORTED by north; ACKNOWLEDGED by south; DISPUTED by south; VERIFIED by observers");
  }

  @Test
  void in_effect_reported_as_contrary_contrary_reported_with_the_same_overlays() {
    var harbour =
        inForce(commitment("n1", "north", "south", "REFRAIN"))
            .given(
                "rep:south",
                "ReportOccurrence",
                done("south", "o", "2026-02-05T00:00Z", "{'key': 'n1', 'as': 'CONTRARY'}"))
            .given("rep:north", "TakeStance", denies("north", "OCCURRED(o)"));
    var seen = record(harbour, AT);
    assertThat(seen.line("A.n1")).isEqualTo("A.n1 IN_EFFECT since 2026-01-20");
    assertThat(seen.said("A.n1")).isEqualTo("DISPUTED by north; CONTRARY_REPORTED by south");
  }

  @Test
  void what_is_confirmed_to_the_contrary_is_no_performance_verified() {
    assertThat(record(confirmed(ships("'as': 'CONTRARY'")), AT).said("A.n1"))
        .isEqualTo("CONTRARY_REPORTED by north; CONTRARY_VERIFIED by observers");
  }

  @Test
  void best_efforts_are_never_computed() {
    var harbour =
        inForce(commitment("n1", "north", "south", "BEST_EFFORTS"))
            .given(
                "rep:north",
                "ReportOccurrence",
                done("north", "o", "2026-02-05T00:00Z", "{'key': 'n1', 'as': 'PERFORMANCE'}"));
    var seen = record(harbour, AT);
    assertThat(seen.said("A.n1")).isEqualTo("NOT_COMPUTED");
    assertThat(seen.cell("A.n1").dueness()).isNotEqualTo(Dueness.DISCHARGED);
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "UNDISPUTED, nothing, DISCHARGED",
    "UNDISPUTED, denied, DUE",
    "UNDISPUTED, acknowledged, DISCHARGED",
    "ACKNOWLEDGED, nothing, DUE",
    "ACKNOWLEDGED, acknowledged, DISCHARGED",
    "ACKNOWLEDGED, confirmed, DUE",
    "VERIFIED, nothing, DUE",
    "VERIFIED, acknowledged, DUE",
    "VERIFIED, confirmed, DISCHARGED",
    "UNSPECIFIED, nothing, DISCHARGED",
    "UNSPECIFIED, denied, DUE"
  })
  void the_record_accepts_by_the_standard_of_the_text(
      String standard, String then, Dueness dueness) {
    var harbour =
        accepted(
                proposed(
                    Harbour.opened().withMonitor(),
                    commitment("n1", "north", "south", ""),
                    ", 'acceptanceStandard': '" + standard + "'"))
            .given(
                "rep:north",
                "ReportOccurrence",
                done("north", "o", "2026-02-05T00:00Z", "{'key': 'n1', 'as': 'PERFORMANCE'}"));
    switch (then) {
      case "denied" -> harbour.given("rep:south", "TakeStance", denies("south", "OCCURRED(o)"));
      case "acknowledged" ->
          harbour.given("rep:south", "TakeStance", stance("south", COUNTS, "AFFIRMS"));
      case "confirmed" -> assessed(harbour);
      case "nothing" -> {}
      default -> throw new IllegalArgumentException(then);
    }
    var cell = record(harbour, AT).cell("A.n1");
    assertThat(cell.dueness()).isEqualTo(dueness);
    assertThat(cell.notes().contains(Cell.Note.STANDARD_UNSPECIFIED))
        .isEqualTo(standard.equals("UNSPECIFIED"));
  }

  @Test
  void in_a_partys_own_view_its_own_word_goes_before_the_standard() {
    var harbour =
        ships("'as': 'PERFORMANCE'")
            .given("rep:south", "TakeStance", denies("south", COUNTS))
            .given("rep:north", "TakeStance", stance("north", COUNTS, "AFFIRMS"));
    assertThat(Seen.in("party:north", entries(harbour), AT).cell("A.n1").dueness())
        .isEqualTo(Dueness.DISCHARGED);
    assertThat(Seen.in("party:south", entries(harbour), AT).cell("A.n1").dueness())
        .isEqualTo(Dueness.DUE);
  }

  @Test
  void what_every_creditor_lets_go_of_is_off_the_target() {
    var harbour =
        ships("'as': 'PARTIAL', 'amount': '4'")
            .given(
                "rep:south",
                "ReleaseCommitment",
                "'by': 'south', 'statedAt': '2026-02-01T00:00Z', 'agreement': 'A', 'key': 'n1', 'partial': '6'");
    assertThat(record(harbour, AT).line("A.n1"))
        .isEqualTo("A.n1 DISCHARGED since 2026-02-05, NO_DATE");
  }

  @Test
  void a_measure_that_is_only_proposed_takes_nothing_back() {
    var harbour =
        inForce(commitment("n1", "north", "south", "'measure': {'unit': 'ship', 'target': '1'}"))
            .given(
                "rep:north",
                "ReportOccurrence",
                done(
                    "north",
                    "o",
                    "2026-02-05T00:00Z",
                    "{'key': 'n1', 'as': 'PERFORMANCE', 'amount': '1'}"))
            .given(
                "rep:south",
                "ReviseTerms",
                "'by': 'south', 'statedAt': '2026-02-10T00:00Z', 'agreement': 'A', 'kind': 'AMENDMENT', 'basedOn': 1, 'terms': {'terms': [%s], 'acceptanceStandard': 'ACKNOWLEDGED'}"
                    .formatted(commitment("n1", "north", "south", TEN_SHIPS)));
    assertThat(record(harbour, AT).line("A.n1"))
        .isEqualTo("A.n1 DISCHARGED since 2026-02-05, NO_DATE");
  }

  private static Harbour ships(String relates) {
    return accepted(
            proposed(
                Harbour.opened().withMonitor(), commitment("n1", "north", "south", TEN_SHIPS), ""))
        .given(
            "rep:north",
            "ReportOccurrence",
            done("north", "o", "2026-02-05T00:00Z", "{'key': 'n1', " + relates + "}"));
  }

  private static Harbour confirmed(Harbour harbour) {
    assessed(harbour);
    return harbour;
  }

  private static void assessed(Harbour harbour) {
    harbour
        .given(
            "rep:north",
            "GrantMandate",
            "'by': 'north', 'id': 'm', 'representative': 'observers', 'statedAt': '2026-01-01T00:00Z'")
        .given(
            "verifier",
            "AssessOccurrence",
            "'by': 'observers', 'id': 'o', 'mandate': 'm', 'result': 'CONFIRMED', 'method': 'Seen', 'statedAt': '2026-02-06T00:00Z'");
  }
}
