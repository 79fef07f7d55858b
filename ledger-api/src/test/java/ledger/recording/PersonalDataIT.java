package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ledger.SealedPersonsIT;
import ledger.cli.LedgerCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is recorded of a person is gone once two custodians have asked for it: its key from the
/// disk, its text from every answer. Every proof stands.
class PersonalDataIT extends SealedPersonsIT {

  private static final List<String> NAMES = List.of("numbat", "bandicoot", "potoroo");

  @Autowired private JdbcClient sql;

  private long recorded(String negotiation) {
    harbour(negotiation);
    mustRecord(
        "opener",
        act(
            negotiation,
            "AdmitParticipant",
            "'mode': 'PERFORMED', 'capacity': 'CUSTODIAN', 'userIds': ['keeper1', 'keeper2']"));
    mustRecord(
        "scribe",
        act(
            negotiation,
            "RegisterReferent",
            "'mode': 'PERFORMED', 'id': 'witness', 'kind': 'PERSON', 'neutralLabel': 'The numbat', 'note': 'Called a bandicoot'"));
    return mustRecord("scribe", designation(negotiation));
  }

  private static String designation(String negotiation) {
    return act(
        negotiation,
        "AddDesignation",
        "'mode': 'PERFORMED', 'referent': 'witness', 'text': 'Old potoroo', 'lang': 'en', 'usedBy': 'north'");
  }

  private String erase(String negotiation, String custodian) {
    return ledger(
        "erase",
        negotiation,
        "witness",
        "--legal-basis",
        "Article 17(1)(b)",
        "--url",
        url(),
        "--token",
        token(custodian));
  }

  @Test
  void it_is_erased_once_a_second_custodian_asks_for_it(@TempDir Path folder) throws Exception {
    var n = "personal-data";
    long last = recorded(n);
    assertThat(read(last, n)).contains(NAMES);
    assertThat(stored()).as("in the database").isZero();
    assertThat(erase(n, "scribe")).contains("CAPACITY_MISSING");

    var keys = files(".key");
    assertThat(erase(n, "keeper1")).contains("once a second custodian asks for it");
    assertThat(erase(n, "keeper1")).contains("FOUR_EYES");
    assertThat(files(".key")).isEqualTo(keys);
    assertThat(read(last, n)).contains(NAMES);

    assertThat(erase(n, "keeper2")).contains("what was recorded of witness is erased");
    assertThat(read(last + 2, n)).doesNotContain(NAMES).contains("[erased]");
    keys.removeAll(files(".key"));
    assertThat(keys).as("keys that are gone").hasSize(1);
    assertThat(files(".erased"))
        .contains(keys.stream().findFirst().orElseThrow().replace(".key", ".erased"));

    assertThat(erase(n, "keeper1")).contains("ALREADY_ERASED");
    assertThat(post("scribe", designation(n)).text("code")).isEqualTo("SUBJECT_ERASED");
    proofsStand(folder.resolve("bundle").toString(), last);
  }

  private void proofsStand(String bundle, long last) {
    assertThat(ledger("export", bundle, "--url", url(), "--token", token("auditor")))
        .contains("entries in");
    assertThat(ledger("verify", bundle))
        .contains("intact", " persons whose data was erased by two custodians")
        .contains("the personal data registered at position " + (last - 1) + " was erased");
  }

  /// As from a backup.
  @Test
  void a_key_that_is_put_back_opens_nothing() throws Exception {
    var n = "personal-data-again";
    long last = recorded(n);
    var before = files(".key");
    var kept = Files.createTempDirectory("keys");
    for (var key : before) Files.copy(keys().resolve(key), kept.resolve(key));
    erase(n, "keeper1");
    erase(n, "keeper2");
    before.removeAll(files(".key"));
    var gone = before.stream().findFirst().orElseThrow();
    Files.copy(kept.resolve(gone), keys().resolve(gone));
    assertThat(read(last + 2, n)).doesNotContain(NAMES);
  }

  @Test
  void other_referents_have_their_texts_in_the_clear() {
    harbour("personal-data-of-none");
    assertThat(
            sql.sql(
                    "select count(*) from record.event where negotiation = 'personal-data-of-none' and position('Use of the harbour' in encode(opening, 'escape')) > 0")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  private String read(long position, String negotiation) {
    return getAt(position, "auditor", "/negotiations/" + negotiation).response().body()
        + getAt(position, "auditor", "/negotiations/" + negotiation + "/timeline")
            .response()
            .body();
  }

  private int stored() {
    return sql.sql(
            "select count(*) from record.event where encode(opening, 'escape') ~ 'numbat|bandicoot|potoroo'")
        .query(Integer.class)
        .single();
  }

  private static Path keys() {
    return SHARED.resolve("keys");
  }

  private static Set<String> files(String ending) throws IOException {
    try (var files = Files.list(keys())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private String url() {
    return request("").build().uri().toString();
  }

  private static String ledger(String... arguments) {
    var out = new StringWriter();
    var writer = new PrintWriter(out, true);
    LedgerCommand.line().setOut(writer).setErr(writer).execute(arguments);
    return out.toString();
  }
}
