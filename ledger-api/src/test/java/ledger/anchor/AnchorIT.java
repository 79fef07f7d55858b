package ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import ledger.Eventually;
import ledger.LedgerApplication;
import ledger.LedgerIT;
import ledger.TestDatabase;
import ledger.transparency.Checkpoint;
import ledger.transparency.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// An operator has checkpoints kept elsewhere; an auditor verifies the timestamps with OpenSSL.
class AnchorIT extends LedgerIT {

  @TempDir private Path home;

  @Test
  void checkpoints_are_timestamped_and_posted_while_acts_come_in() throws Exception {
    assumeTrue(Tsa.isThere(), "there is no openssl here, which plays the timestamping authority");
    harbour("anchored");
    var posted = Collections.synchronizedSet(new HashSet<String>());
    var hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        exchange -> {
          try (exchange) {
            posted.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    hook.start();
    try (var tsa = new Tsa(home.resolve("tsa"));
        var ledger =
            new SpringApplicationBuilder(LedgerApplication.class)
                .run(
                    "--server.port=0",
                    "--ledger.data=" + home.resolve("data"),
                    "--ledger.log.timestamps=" + tsa.url(),
                    "--ledger.log.timestamps-every=100ms",
                    "--ledger.log.checkpoint-webhook=http://localhost:"
                        + hook.getAddress().getPort(),
                    "--ledger.log.checkpoint-webhook-every=100ms",
                    "--ledger.log.anchor-again=100ms",
                    "--ledger.log.keys=" + SHARED.resolve("log.keys"),
                    "--ledger.keys=" + SHARED.resolve("keys"),
                    "--spring.datasource.url=" + TestDatabase.get().url(),
                    "--spring.datasource.username=" + TestDatabase.get().user(),
                    "--spring.datasource.password=" + TestDatabase.get().password())) {
      var url = "http://localhost:" + ledger.getEnvironment().getProperty("local.server.port");
      long recorded = mustRecord("rep:south", act("anchored", "ConfirmReadiness", READY));
      Eventually.until("the act is timestamped", () -> newest(url) > recorded);
      Eventually.until(
          "the act is posted",
          () -> Set.copyOf(posted).stream().anyMatch(note -> size(note) > recorded));

      long size = newest(url);
      var answer = get(url + "/log/timestamps/" + size + ".tsr");
      var note = get(url + "/log/timestamps/" + size + ".checkpoint");
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("application/timestamp-reply");
      assertThat(tsa.verify(note.body(), answer.body())).contains("Verification: OK");
      assertThat(size(new String(note.body(), StandardCharsets.UTF_8))).isEqualTo(size);
      for (var none : new String[] {"0.tsr", size + ".key", "..%2Fcheckpoint", size + ""})
        assertThat(get(url + "/log/timestamps/" + none).statusCode()).as(none).isIn(400, 404);
    } finally {
      hook.stop(0);
    }
  }

  private static long newest(String url) throws Exception {
    var sizes = new String(get(url + "/log/timestamps").body(), StandardCharsets.UTF_8);
    return sizes.lines().reduce((_, last) -> last).map(Long::parseLong).orElse(-1L);
  }

  private static long size(String note) {
    return SignedNote.parse(note).flatMap(n -> Checkpoint.parse(n.text())).orElseThrow().size();
  }

  private static HttpResponse<byte[]> get(String at) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(URI.create(at)).build(), BodyHandlers.ofByteArray());
  }
}
