package ledger.bench.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import ledger.act.Id;
import ledger.wiring.LedgerServer;
import tools.jackson.databind.json.JsonMapper;

/// The real server in a process of its own, as `./ledger serve` starts it, and one client who keeps
/// its connection.
final class Server implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// As `./ledger` has it.
  private static final List<String> HEAP = List.of("-Xmx320m", "-XX:G1HeapRegionSize=4m");

  private static final long PATIENCE_S = 3_600;

  private final Process process;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;
  private final String token;

  private Server(Process process, String url, String token) {
    this.process = process;
    this.url = url;
    this.token = token;
  }

  /// Once it has taken in and signed everything that is on record.
  static Server on(Path data, Options options, long acts) throws Exception {
    var process =
        new ProcessBuilder(command(data, options))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      var out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      var ready = JSON.readTree(Objects.requireNonNull(out.readLine(), "it did not start"));
      var server =
          new Server(
              process,
              ready.path("url").asString(),
              ready.path("tokens").path(Ledgers.OWNER.value()).asString());
      server.takenIn(acts);
      return server;
    } catch (Exception e) {
      process.destroy();
      throw e;
    }
  }

  private static List<String> command(Path data, Options options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(HEAP);
    command.addAll(
        options
            .server()
            .map(jar -> List.of("-jar", jar.toString()))
            .orElseGet(() ->
                List.of(
                    "-cp", System.getProperty("java.class.path"), LedgerServer.class.getName())));
    command.addAll(List.of("serve", "--port=0", "--data=" + data, "--json"));
    return command;
  }

  private void takenIn(long acts) throws Exception {
    long begun = System.nanoTime();
    var first =
        request("/negotiations/n0").header("Ledger-Position", String.valueOf(acts - 1)).build();
    while (http.send(first, BodyHandlers.discarding()).statusCode() != 200) patient(begun);
    while (signed() < acts) {
      patient(begun);
      TimeUnit.MILLISECONDS.sleep(200);
    }
    while (!isKept()) {
      patient(begun);
      TimeUnit.MILLISECONDS.sleep(500);
    }
    System.err.printf("the server took it in in %.0f s%n", (System.nanoTime() - begun) / 1e9);
  }

  /// Whether every kept answer has come as far as the record.
  private boolean isKept() throws Exception {
    var answer = http.send(request("/actuator/health").build(), BodyHandlers.ofString());
    var details =
        JSON.readTree(answer.body()).path("components").path("readingHealth").path("details");
    var behind = details.path("actsBehind");
    return !details.path("rebuild").asString("").equals("RUNNING")
        && !behind.isEmpty()
        && behind.valueStream().allMatch(acts -> acts.asLong() == 0);
  }

  private static void patient(long begun) {
    if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_S))
      throw new IllegalStateException("the server does not take in what is on record");
  }

  /// How far the log is signed: then nothing of it is still being hashed.
  private long signed() throws Exception {
    var answer = http.send(request("/log/checkpoint").build(), BodyHandlers.ofString());
    return answer.statusCode() == 200
        ? Long.parseLong(answer.body().lines().skip(1).findFirst().orElse("0"))
        : 0;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  /// Reads the page of the matrix to its end.
  ///
  /// @return nanoseconds
  long matrix(Id negotiation) throws Exception {
    var request = request("/negotiations/" + negotiation + "/positions").build();
    long begun = System.nanoTime();
    var answer = http.send(request, BodyHandlers.ofByteArray());
    long took = System.nanoTime() - begun;
    if (answer.statusCode() != 200)
      throw new IllegalStateException(
          negotiation
              + ": "
              + answer.statusCode()
              + " "
              + new String(answer.body(), StandardCharsets.UTF_8));
    return took;
  }

  /// Resident memory of the server without its PostgreSQL, in bytes. Linux only.
  long resident() throws IOException {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024)
          .findFirst()
          .orElseThrow();
    }
  }

  @Override
  public void close() throws InterruptedException {
    http.close();
    process.destroy();
    process.waitFor(60, TimeUnit.SECONDS);
  }
}
