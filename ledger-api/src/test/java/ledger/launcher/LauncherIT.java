package ledger.launcher;

import static ledger.launcher.Launched.ledger;
import static ledger.launcher.Launched.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import ledger.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The README's first command, as its users run it: real processes, a real kill.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LauncherIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path data;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void nothing_is_left_running() throws Exception {
    started.forEach(Process::destroyForcibly);
    if (!started.isEmpty()) Launched.kill(started.getLast(), data); // all share its database
  }

  @Test
  void what_was_recorded_survives_a_kill_and_a_new_start() throws Exception {
    var ready = demo();
    assertThat(ready.path("tokens").propertyNames())
        .containsExactlyInAnyOrder(
            "owner", "recorder", "auditor", "rep:azerbaijan", "rep:regional-leadership");
    assertThat(get(ready, 1, "/negotiations/corridor/positions").path("rows")).hasSize(15);

    var sent = record(ready, "not-an-act", stance());
    assertThat(sent)
        .contains("1 recorded, 0 already there, 1 refused")
        .contains("NOT_JSON")
        .contains("exit 1");

    var position = position(sent);

    var again = secondOnTheSameData();
    assertThat(again)
        .contains("another ledger is running on")
        .contains("--data")
        .contains("exit 3")
        .doesNotContain("\tat ");

    assertThatThrownBy(
            () -> new Socket("127.0.0.2", URI.create(ready.path("url").asString()).getPort()))
        .as("it listens on 127.0.0.1 alone")
        .isInstanceOf(ConnectException.class);

    assertThat(readByPagesOfOthers(ready)).as("unless it is set, none is let in").isEmpty();

    started.getFirst().destroyForcibly().waitFor();
    var keys = data.resolve("log.keys");
    Files.move(keys, data.resolve("elsewhere"));
    assertThat(secondOnTheSameData())
        .contains("The ledger did not start: " + keys + " is missing")
        .contains("put the file back from its own backup")
        .contains("exit 3")
        .doesNotContain("\tat ");
    assertThat(keys).doesNotExist();
    Files.move(data.resolve("elsewhere"), keys);
    var restarted = demo();
    assertThat(restarted.path("tokens")).isEqualTo(ready.path("tokens"));
    var seen = get(restarted, position, "/negotiations/corridor/positions");
    assertThat(seen.path("position").asLong()).isEqualTo(position);
    assertThat(seen.path("rows")).hasSize(16);

    renewToken(restarted, "auditor");
    stop();
    assertThat(postgresRuns()).isFalse();

    var served = ready("serve");
    assertThat(served.path("tokens").propertyNames())
        .as("whose token is known here and still signs in")
        .containsExactlyInAnyOrder(
            "owner", "recorder", "rep:azerbaijan", "rep:regional-leadership");
  }

  /// What a backup cannot know: that the world has seen more of the log than it holds.
  @Tag("long")
  @Test
  void a_database_restored_to_before_what_was_signed_is_read_and_never_written() throws Exception {
    demo();
    stop();
    var backup = data.resolve("backup");
    copy(data.resolve("postgres"), backup);
    var ready = demo();
    var sent = record(ready, stance());
    assertThat(sent).contains("1 recorded");
    long last = position(sent);
    waitForCheckpoint(ready, last + 1);
    stop();
    FileSystemUtils.deleteRecursively(data.resolve("postgres"));
    copy(backup, data.resolve("postgres"));

    var restored = demo();
    assertThat(record(restored, stance()))
        .contains("RECORD_CLOSED")
        .contains("restored to before it")
        .contains("exit 1");
    assertThat(get(restored, last - 1, "/negotiations/corridor/positions").path("rows"))
        .hasSize(15);
    assertThat(get(restored, last - 1, "/actuator/health").path("status").asString())
        .isEqualTo("DOWN");
    assertThat(text(restored, "/log/checkpoint")).contains("\n" + (last + 1) + "\n");
  }

  private static long position(String sent) {
    return Long.parseLong(sent.split("up to position ")[1].split("\\D")[0]);
  }

  private void stop() throws InterruptedException {
    started.getLast().destroy();
    assertThat(started.getLast().waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private static void copy(Path from, Path to) throws Exception {
    var copied = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start();
    assertThat(copied.waitFor()).isZero();
  }

  private static void waitForCheckpoint(JsonNode ready, long size) {
    Eventually.until(
        "a checkpoint of size " + size,
        () -> text(ready, "/log/checkpoint").contains("\n" + size + "\n"));
  }

  private static String text(JsonNode ready, String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(ready.path("url").asString() + path)).build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  @Tag("long")
  @Test
  void a_file_of_any_length_is_sent_whole() throws Exception {
    var ready = demo();
    var line = "{\"x\":\"" + "a".repeat(900) + "\"}";
    var sent = record(ready, java.util.Collections.nCopies(12_000, line).toArray(String[]::new));
    assertThat(sent)
        .contains("0 recorded, 0 already there, 12000 refused")
        .contains("line 12000: UNKNOWN_ACT");
  }

  @Test
  void wrong_usage_is_told() throws Exception {
    assertThat(output(ledger("demo", "--port", "eighty")))
        .contains("--port")
        .contains("eighty")
        .contains("exit 2");
    assertThat(output(ledger("demo", "--port", "99999")))
        .contains("ports are 0 to 65535")
        .contains("exit 2");
    assertThat(output(ledger("nonsense"))).contains("nonsense").contains("exit 2");
    assertThat(
            output(
                ledger(
                    "record", "no-such-file.yaml", "--url", "http://localhost:1", "--token", "x")))
        .contains("no-such-file.yaml cannot be read")
        .contains("exit 2");
    var file = Files.writeString(data.resolve("one.yaml"), "act: OpenNegotiation");
    assertThat(output(ledger("record", file.toString(), "--url", "localhost:1", "--token", "x")))
        .contains("write it as http://")
        .contains("exit 2");
    assertThat(
            output(
                ledger("record", file.toString(), "--url", "http://localhost:1", "--token", "x")))
        .contains("no ledger answers")
        .contains("exit 3");
  }

  @Test
  void a_port_in_use_is_told_before_anything_is_made() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(taken.getLocalPort());
      assertThat(output(ledger("serve", "--port", port, "--data", data.toString())))
          .contains("port " + port + " is in use; choose another with --port")
          .contains("exit 3");
      assertThat(data).isEmptyDirectory();
    }
  }

  private static void renewToken(JsonNode ready, String user) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(
                  URI.create(ready.path("url").asString() + "/accounts/" + user + "/token"))
              .header("Authorization", "Bearer " + ready.path("tokens").path("owner").asString())
              .POST(BodyPublishers.noBody())
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isLessThan(300);
    }
  }

  private JsonNode demo() throws IOException {
    return ready("demo");
  }

  private JsonNode ready(String command) throws IOException {
    var process =
        ledger(command, "--json", "--port", "0", "--data", data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    started.add(process);
    return Launched.ready(process);
  }

  private String record(JsonNode ready, String... lines) throws Exception {
    var file = Files.write(data.resolve("acts.ndjson"), List.of(lines));
    return output(
        ledger(
            "record",
            file.toString(),
            "--url",
            ready.path("url").asString(),
            "--token",
            ready.path("tokens").path("recorder").asString()));
  }

  private String secondOnTheSameData() throws Exception {
    return output(ledger("serve", "--port", "0", "--data", data.toString()));
  }

  private static String stance() {
    return """
    {"act":"TakeStance","actId":"%s","negotiation":"corridor","mode":"REPORTED","by":"russia",\
    "statedAt":"2023-09-14T09:00+04:00","proposition":"SHOULD(P)","stance":"RESERVES"}\
    """
        .formatted(UUID.randomUUID());
  }

  private static JsonNode get(JsonNode ready, long position, String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(ready.path("url").asString() + path))
              .header("Ledger-Position", String.valueOf(position))
              .header("Authorization", "Bearer " + ready.path("tokens").path("recorder").asString())
              .build();
      return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }
  }

  /// What would let a browser show an answer to a page of somebody else.
  private static List<String> readByPagesOfOthers(JsonNode ready) throws Exception {
    var at = URI.create(ready.path("url").asString() + "/negotiations");
    var from = HttpRequest.newBuilder(at).header("Origin", "https://reader.example");
    var asked =
        from.copy()
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "authorization");
    var read =
        from.copy()
            .header("Authorization", "Bearer " + ready.path("tokens").path("recorder").asString());
    var said = new ArrayList<String>();
    try (var client = HttpClient.newHttpClient()) {
      for (var one : List.of(asked, read))
        client.send(one.build(), BodyHandlers.discarding()).headers().map().keySet().stream()
            .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"))
            .forEach(said::add);
    }
    return said;
  }

  private boolean postgresRuns() {
    return ProcessHandle.allProcesses()
        .flatMap(p -> p.info().commandLine().stream())
        .anyMatch(line -> line.contains(data.toString()) && line.contains("postgres"));
  }
}
