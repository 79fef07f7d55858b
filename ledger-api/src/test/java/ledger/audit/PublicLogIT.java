package ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import ledger.LedgerApplication;
import ledger.LedgerIT;
import ledger.TestDatabase;
import ledger.cli.LedgerCommand;
import ledger.transparency.Checkpoint;
import ledger.transparency.SignedNote;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// An operator chooses what strangers may fetch of the log. Whoever signs in proves what it may
/// read in each way.
class PublicLogIT extends LedgerIT {

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({
    "tiles, 200, 200, public",
    "checkpoint, 401, 200, private",
    "nothing, 401, 401, private"
  })
  void strangers_get_what_was_chosen_and_a_participant_gets_all(
      String mode, int tiles, int checkpoint, String caches) throws Exception {
    var negotiation = "public-" + mode;
    harbour(negotiation);
    var act = UUID.randomUUID();
    mustRecord(
        "rep:south", act(negotiation, "ConfirmReadiness", "'actId': '" + act + "', " + READY));
    try (var ledger =
        new SpringApplicationBuilder(LedgerApplication.class)
            .run(
                "--server.port=0",
                "--ledger.data=" + home.resolve("data"),
                "--ledger.log.public=" + mode,
                "--ledger.log.keys=" + SHARED.resolve("log.keys"),
                "--ledger.keys=" + SHARED.resolve("keys"),
                "--spring.datasource.url=" + TestDatabase.get().url(),
                "--spring.datasource.username=" + TestDatabase.get().user(),
                "--spring.datasource.password=" + TestDatabase.get().password())) {
      var url = "http://localhost:" + ledger.getEnvironment().getProperty("local.server.port");
      var note = ask("POST", url + "/log/checkpoint", token("rep:south"));
      assertThat(note.statusCode()).as(note.body()).isEqualTo(200);
      long size =
          SignedNote.parse(note.body())
              .flatMap(n -> Checkpoint.parse(n.text()))
              .orElseThrow()
              .size();

      var strangers = new TreeMap<String, Integer>();
      var expected = new TreeMap<String, Integer>();
      for (var open : List.of("GET /actuator/health", "GET /login")) expected.put(open, 200);
      for (var path : List.of("checkpoint", "policy", "timestamps"))
        expected.put("GET /log/" + path, checkpoint);
      for (var path : List.of("0/", "entries/"))
        expected.put("GET /log/tile/" + path + last(size), tiles);
      for (var path : List.of("entries?from=0&to=1", "counts", "receipts/" + act))
        expected.put("GET /log/" + path, 401);
      expected.put("POST /log/checkpoint", 401);
      var refused = new ArrayList<String>();
      for (var route : expected.keySet()) {
        var parts = route.split(" ");
        strangers.put(route, ask(parts[0], url + parts[1], "").statusCode());
        var theirs = ask(parts[0], url + parts[1], token("rep:south"));
        if (theirs.statusCode() != 200) refused.add(route + ": " + theirs.statusCode());
      }
      assertThat(strangers).isEqualTo(expected);
      assertThat(refused).isEmpty();
      assertThat(
              ask("GET", url + "/log/tile/0/" + last(size), token("rep:south"))
                  .headers()
                  .firstValue("Cache-Control")
                  .orElse(""))
          .contains(caches);

      provesWhatItMayRead(url, checkpoint == 200);
    }
  }

  private void provesWhatItMayRead(String url, boolean strangersWatch) throws IOException {
    var token = token("rep:south");
    var bundle = home.resolve("bundle").toString();
    assertThat(ledger("export", bundle, "--url", url, "--token", token)).isZero();
    assertThat(ledger("verify", bundle)).isZero();
    var seen = home.resolve("seen").toString();
    assertThat(ledger("watch", "--url", url, "--keep", seen, "--once", "--token", token)).isZero();
    int without = ledger("watch", "--url", url, "--keep", seen + "2", "--once");
    assertThat(without).isEqualTo(strangersWatch ? 0 : 3);
    assertThat(Files.exists(home.resolve("seen/checkpoints"))).isTrue();
  }

  /// The tile that ends where the tree does.
  private static String last(long size) {
    long full = size / 256;
    return size % 256 == 0 ? "%03d".formatted(full - 1) : "%03d.p/%d".formatted(full, size % 256);
  }

  private static HttpResponse<String> ask(String method, String at, String token)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(at)).method(method, BodyPublishers.noBody());
    if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static int ledger(String... arguments) {
    var output = new StringWriter();
    var line = LedgerCommand.line().setOut(new PrintWriter(output)).setErr(new PrintWriter(output));
    int code = line.execute(arguments);
    if (code == 1 || code == 2) throw new AssertionError(List.of(arguments) + "\n" + output);
    return code;
  }
}
