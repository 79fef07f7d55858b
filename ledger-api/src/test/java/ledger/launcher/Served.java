package ledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import ledger.live.Listener;
import ledger.wiring.postgres.EmbeddedPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One server process of several on a database.
final class Served {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path data;
  private final Process process;
  private final JsonNode ready;

  /// @param shared the folder of what all nodes have to have alike
  Served(EmbeddedPostgres database, Path data, Path shared) throws IOException {
    this(
        data,
        Map.of(
            "SPRING_DATASOURCE_URL", database.url(),
            "SPRING_DATASOURCE_USERNAME", EmbeddedPostgres.USER,
            "SPRING_DATASOURCE_PASSWORD", database.password(),
            "LEDGER_KEYS", shared.resolve("keys").toString(),
            "LEDGER_LOG_KEYS", shared.resolve("log.keys").toString()));
  }

  /// @param settings in its environment
  Served(Path data, Map<String, String> settings) throws IOException {
    this.data = data;
    var command = Launched.ledger("serve", "--json", "--port", "0", "--data", data.toString());
    command.environment().putAll(settings);
    process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    ready = Launched.ready(process);
  }

  long pid() {
    return process.pid();
  }

  String token() {
    return ready.path("tokens").path("owner").asString();
  }

  /// Whichever way it was started, the last of its kind.
  void kill() throws InterruptedException {
    Launched.kill(process, data);
  }

  boolean stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(60, TimeUnit.SECONDS);
  }

  HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(URI.create(ready.path("url").asString() + path))
        .header("Authorization", "Bearer " + token);
  }

  /// @return the position it got
  long record(String token, String act) {
    var answer =
        send(
            request(token, "/acts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(act)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).path("position").asLong();
  }

  JsonNode at(long position, String token, String path) {
    var answer = send(request(token, path).header("Ledger-Position", String.valueOf(position)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  /// Where it can be asked.
  String url() {
    return ready.path("url").asString();
  }

  /// What it answers, of whichever kind.
  String text(String token, String path) {
    return send(request(token, path)).body();
  }

  /// @return its token
  String account(String operator, String user) {
    send(request(operator, "/accounts/" + user).PUT(BodyPublishers.noBody()));
    var issued =
        send(request(operator, "/accounts/" + user + "/token").POST(BodyPublishers.noBody()));
    return JSON.readTree(issued.body()).path("token").asString();
  }

  List<Long> feed(long position, String token) {
    return at(position, token, "/changes?after=-1&limit=1000")
        .path("changes")
        .valueStream()
        .map(change -> change.path("position").asLong())
        .toList();
  }

  Listener listen(String token) {
    return new Listener(HTTP, request(token, "/stream").build());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
