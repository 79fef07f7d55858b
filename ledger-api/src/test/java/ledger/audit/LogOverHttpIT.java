package ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import ledger.LedgerIT;
import ledger.cli.LedgerCommand;
import ledger.transparency.Policy;
import ledger.transparency.SignedNote;
import ledger.transparency.TlogProof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What auditors do with a running ledger: take its checkpoints, receipts and bundles home, and
/// check them there.
class LogOverHttpIT extends LedgerIT {

  @TempDir private Path home;

  @Test
  void anybody_reads_the_checkpoint_and_what_it_commits_to() {
    harbour("public");
    var note = checkpointNow("auditor");
    var policy = Policy.parse(send(request("/log/policy")).response().body());
    var found = policy.check(SignedNote.parse(note).orElseThrow());
    assertThat(found).isInstanceOf(Policy.Finding.Accepted.class);
    var size = ((Policy.Finding.Accepted) found).checkpoint().size();
    assertThat(size).isPositive();
    var tile = size >= 256 ? "/log/tile/0/000" : "/log/tile/0/000.p/" + size;
    assertThat(send(request(tile)).response().headers().firstValue("Content-Type"))
        .contains("application/octet-stream");
    assertThat(send(request("/log/tile/0/0")).status()).isEqualTo(404);
    assertThat(send(request("/log/entries")).status()).isEqualTo(401);
  }

  @Test
  void every_act_has_a_receipt_that_needs_no_server() throws IOException {
    harbour("receipts");
    var id = UUID.randomUUID();
    mustRecord("rep:south", act("receipts", "ConfirmReadiness", "'actId': '" + id + "', " + READY));
    var receipt = get("auditor", "/log/receipts/" + id);
    assertThat(receipt.status()).isEqualTo(200);
    assertThat(TlogProof.parse(receipt.response().body())).isPresent();
    assertThat(get("stranger", "/log/receipts/" + id).status()).isEqualTo(404);
    assertThat(get("auditor", "/log/receipts/" + UUID.randomUUID()).status()).isEqualTo(404);
    var file = home.resolve("act.tlog-proof");
    assertThat(
            ledger(
                "prove",
                id.toString(),
                "--url",
                url(),
                "--token",
                token("auditor"),
                "-o",
                file.toString()))
        .isZero();
    assertThat(TlogProof.parse(Files.readString(file))).isPresent();
  }

  @Test
  void a_bundle_is_verified_at_home_and_what_somebody_altered_is_found() throws IOException {
    harbour("exported");
    checkpointNow("auditor");
    var bundle = home.resolve("bundle");
    assertThat(ledger("export", bundle.toString(), "--url", url(), "--token", token("auditor")))
        .isZero();
    assertThat(ledger("verify", bundle.toString())).isZero();

    var entries = Files.readAllBytes(bundle.resolve("entries"));
    entries[entries.length - 1] ^= 1;
    Files.write(bundle.resolve("entries"), entries);
    assertThat(ledger("verify", bundle.toString())).isEqualTo(1);
  }

  @Test
  void a_range_that_cannot_be_is_told() {
    assertThat(get("auditor", "/log/entries?from=x").text("code")).isEqualTo("INVALID_VALUE");
    assertThat(get("auditor", "/log/entries?from=0&to=99999").text("code"))
        .isEqualTo("INVALID_VALUE");
    assertThat(get("auditor", "/log/entries?from=5&to=4").status()).isEqualTo(400);
  }

  private String url() {
    return "http://localhost:" + port;
  }

  private static int ledger(String... arguments) {
    var said = new StringWriter();
    var line = LedgerCommand.line().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    int code = line.execute(arguments);
    if (code > 1) throw new AssertionError(said.toString());
    return code;
  }
}
