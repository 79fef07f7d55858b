package ledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// A server process with the database that it brings, and what it logs.
final class OwnServer implements AutoCloseable {

  static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String NEGOTIATION = "n";

  private final Path data;
  private final Path log;
  private final Process process;
  private final JsonNode ready;

  OwnServer(Path data, Map<String, String> settings) throws IOException {
    this.data = data;
    this.log = data.resolveSibling(data.getFileName() + ".err");
    var command = Launched.ledger("serve", "--json", "--port", "0", "--data", data.toString());
    command.environment().putAll(settings);
    process = command.redirectError(log.toFile()).start();
    ready = Launched.ready(process);
  }

  URI url() {
    return URI.create(ready.path("url").asString());
  }

  String token() {
    return ready.path("tokens").path("owner").asString();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .timeout(Duration.ofSeconds(40))
        .header("Authorization", "Bearer " + token());
  }

  HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(request(path).build(), BodyHandlers.ofString());
  }

  /// As whoever watches a server asks: without a token.
  HttpResponse<String> health(String which) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url() + "/actuator/health" + which)).build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> post(String act) throws Exception {
    return HTTP.send(
        request("/acts")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(act))
            .build(),
        BodyHandlers.ofString());
  }

  static String opening() {
    return act("OpenNegotiation", "\"title\": \"x\"");
  }

  static String party(String id) {
    return act(
        "RegisterReferent",
        "\"id\": \"%s\", \"kind\": \"PARTY\", \"neutralLabel\": \"%s\"".formatted(id, id));
  }

  private static String act(String act, String fields) {
    return "{\"act\": \"%s\", \"actId\": \"%s\", \"negotiation\": \"%s\", \"mode\": \"PERFORMED\", %s}"
        .formatted(act, UUID.randomUUID(), NEGOTIATION, fields);
  }

  /// The process that all others of its database come from.
  ProcessHandle postmaster() throws IOException {
    long pid =
        Long.parseLong(
            Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().trim());
    return ProcessHandle.of(pid).orElseThrow();
  }

  List<String> log() throws IOException {
    return Files.readAllLines(log);
  }

  void terminate() {
    process.destroy();
  }

  void awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it has ended").isTrue();
  }

  @Override
  public void close() throws InterruptedException {
    Launched.kill(process, data);
  }
}
