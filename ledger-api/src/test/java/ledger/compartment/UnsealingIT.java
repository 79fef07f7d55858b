package ledger.compartment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import ledger.LedgerIT;
import ledger.cli.LedgerCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was said in a caucus is made known to everybody, by a custodian, once its members agree.
class UnsealingIT extends LedgerIT {

  private static final String CANARY = "quoll";

  private final UUID said = UUID.randomUUID();

  private long caucus(String negotiation) {
    harbour(negotiation);
    mustRecord(
        "opener",
        act(
            negotiation,
            "AdmitParticipant",
            "'mode': 'PERFORMED', 'capacity': 'CUSTODIAN', 'userIds': ['keeper1']"));
    mustRecord(
        "keeper1",
        act(
            negotiation,
            "DefineCompartment",
            "'mode': 'PERFORMED', 'id': 'caucus', 'members': ['keeper1', 'rep:north'], 'visibility': 'INVISIBLE'"));
    return mustRecord(
        "rep:north",
        act(
            negotiation,
            "TakeStance",
            "'actId': '%s', 'mode': 'PERFORMED', 'compartments': ['caucus'], 'by': 'north', 'proposition': 'EXISTS(A)', 'stance': 'DENIES', 'words': 'No %s was meant'"
                .formatted(said, CANARY)));
  }

  @Test
  void everybody_reads_it_as_the_word_of_its_speaker_and_members_read_it_once(
      @TempDir Path folder) {
    var n = "unsealed";
    long sealed = caucus(n);
    assertThat(unseal(n, "rep:south")).contains("no act " + said);
    assertThat(unseal(n, "keeper1")).contains("CONSENT_MISSING");
    mustRecord(
        "rep:north",
        act(
            n,
            "ConsentToUnseal",
            "'mode': 'PERFORMED', 'target': '%s', 'compartments': ['caucus']".formatted(said)));
    assertThat(unseal(n, "keeper1")).contains("known to everybody");
    long last =
        get("keeper1", "/negotiations/" + n + "/changes?limit=1000").json().path("next").asLong();

    for (var user : List.of("rep:south", "auditor", "scribe")) {
      assertThat(read(last, user, n, "/timeline")).contains(CANARY, "\"by\":\"north\"");
      assertThat(read(last, user, n, "/positions")).contains("DENIES");
      assertThat(read(last, user, n, "/positions?knownBy=" + sealed)).doesNotContain("DENIES");
    }
    for (var member : List.of("keeper1", "rep:north"))
      assertThat(read(last, member, n, "/timeline").split(CANARY, -1)).hasSize(2);
    assertThat(unseal(n, "keeper1")).contains("ALREADY_UNSEALED");

    var bundle = folder.resolve("bundle").toString();
    assertThat(ledger("export", bundle, "--url", url(), "--token", token("auditor")))
        .contains("entries in");
    assertThat(ledger("verify", bundle)).contains("intact");
  }

  private String read(long position, String user, String negotiation, String path) {
    return getAt(position, user, "/negotiations/" + negotiation + path).response().body();
  }

  private String unseal(String negotiation, String user) {
    return ledger("unseal", negotiation, said.toString(), "--url", url(), "--token", token(user));
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
