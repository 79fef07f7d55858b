package ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipInputStream;
import ledger.Browser;
import ledger.LedgerIT;
import ledger.transparency.TlogProof;
import ledger.transparency.bundle.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An auditor without training, in a browser without scripts.
class AuditPagesIT extends LedgerIT {

  private Browser auditor(long recorded, String negotiation) {
    getAt(recorded, "auditor", "/negotiations/" + negotiation);
    var browser = new Browser("http://localhost:" + port);
    browser.signIn("auditor", token("auditor"));
    return browser;
  }

  @Test
  void an_act_is_shown_from_its_bytes_to_the_signed_root() {
    var n = "proof-page";
    long at = harbour(n);
    try (var browser = auditor(at, n)) {
      var form =
          browser
              .page("/negotiations/" + n + "/audit")
              .expectFirst("section[aria-labelledby=act] form");
      var sent = browser.submit("", form, Map.of("position", String.valueOf(at)));
      assertThat(sent.statusCode()).isEqualTo(302);
      var page = browser.page(sent.headers().firstValue("Location").orElseThrow());
      assertThat(page.expectFirst("main").text())
          .contains("Proof of act No. " + at)
          .contains("\"agreement\":\"A\"")
          .contains("Done for this page: the leaf of No. " + at + " leads to the root of")
          .doesNotContain("??");
      assertThat(page.select("table tbody tr")).hasSize(5);
      var receipt = browser.get("/negotiations/" + n + "/acts/" + at + "/receipt");
      var proof = TlogProof.parse(receipt.body()).orElseThrow();
      assertThat(proof.inclusion().index()).isEqualTo(at);
      assertThat(receipt.headers().firstValue("Content-Disposition").orElseThrow())
          .endsWith(".tlog-proof\"");
    }
  }

  @Test
  void a_position_that_is_no_number_is_told_at_the_field() {
    var n = "proof-page-fault";
    long at = harbour(n);
    try (var browser = auditor(at, n)) {
      var sent = browser.get("/negotiations/" + n + "/audit/act?position=fourty");
      var page = browser.page(sent.headers().firstValue("Location").orElseThrow());
      assertThat(page.expectFirst("#no-position").text()).contains("fourty");
      assertThat(page.expectFirst("input[name=position]").val()).isEqualTo("fourty");
    }
  }

  @Test
  void between_two_checkpoints_the_record_only_grew() {
    var n = "growth-page";
    long first = harbour(n);
    signed(first);
    long earlier = shownSize();
    signed(mustRecord("rep:south", act(n, "ConfirmReadiness", READY)));
    long later = shownSize();
    try (var browser = auditor(first, n)) {
      var path = "/negotiations/" + n + "/audit";
      assertThat(later).isGreaterThan(earlier);
      assertThat(browser.page(path + "?from=" + earlier + "&to=" + later).text())
          .contains(
              "It only grew: the tree of "
                  + earlier
                  + " entries is the beginning of the tree of "
                  + later);
      assertThat(browser.page(path + "?from=" + later + "&to=" + earlier).text())
          .contains("The earlier one has more entries than the later.");
      assertThat(browser.page(path + "?from=999999999").text())
          .contains("No checkpoint was signed of so many entries: 999999999.")
          .contains("Signed before it: ");
      assertThat(browser.page(path + "?from=twelve").text())
          .contains("No checkpoint was signed of so many entries: twelve.");
      assertThat(browser.page(path + "?size=" + earlier + "&root=" + "A".repeat(43)).text())
          .contains("It is not: another root was signed of " + earlier + " entries.");
    }
  }

  private void signed(long position) {
    send(request("auditor", "/log/checkpoint").POST(BodyPublishers.noBody()));
    assertThat(shownSize()).isGreaterThan(position);
  }

  private long shownSize() {
    return Long.parseLong(get("auditor", "/log/checkpoint").response().body().split("\n")[1]);
  }

  @Test
  void the_bundle_that_is_downloaded_is_intact(@TempDir Path folder) throws Exception {
    var n = "bundle-page";
    long at = harbour(n);
    signed(at);
    var zip =
        HTTP.send(
                request("auditor", "/negotiations/" + n + "/audit/bundle").build(),
                BodyHandlers.ofByteArray())
            .body();
    unzip(zip, folder);
    var bundle = new Bundle(folder.resolve("bundle"));
    assertThat(bundle.text(Bundle.COUNTS))
        .hasValueSatisfying(counts -> assertThat(counts).contains(n));
    var verifier =
        new ProcessBuilder("python3", "bundle/verify.py", "bundle")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(verifier.getInputStream().readAllBytes());
    assertThat(verifier.waitFor()).as(said).isZero();
    assertThat(said).endsWith("intact\n");
  }

  private static void unzip(byte[] zip, Path folder) throws Exception {
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, in.readAllBytes());
      }
    }
  }

  @Test
  void whoever_takes_no_part_is_shown_nothing() {
    var n = "audit-closed";
    long at = harbour(n);
    for (var path :
        new String[] {
          "/audit/bundle", "/acts/" + at + "/receipt", "/acts/" + at + "/proof", "/audit"
        })
      assertThat(
              send(request("stranger", "/negotiations/" + n + path)
                      .header("Accept", "text/html, application/json"))
                  .status())
          .as(path)
          .isEqualTo(404);
  }
}
