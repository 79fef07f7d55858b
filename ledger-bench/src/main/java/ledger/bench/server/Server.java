package ledger.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real server in a process of its own, as `./ledger serve` starts it, with the PostgreSQL that
/// it brings in its folder of data.
public final class Server implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String OWNER = "owner";
  private static final long PATIENCE_S = 3_600;

  private final Process process;
  private final Path data;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final String token;

  private Server(Process process, Path data, JsonNode ready) {
    this.process = process;
    this.data = data;
    this.url = URI.create(ready.path("url").asString());
    this.token = ready.path("tokens").path(OWNER).asString();
  }

  public static Server of(Build build, Path data) throws IOException {
    return started(build.serve(data.toAbsolutePath()), data);
  }

  /// As soon as it says that it is ready.
  ///
  /// @param data its folder, which the command names too
  public static Server started(List<String> command, Path data) throws IOException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    // Whoever stops the benchmark does not leave a server behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    try {
      var out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      return new Server(
          process,
          data,
          JSON.readTree(Objects.requireNonNull(out.readLine(), "the server did not start")));
    } catch (IOException | RuntimeException e) {
      process.destroy();
      throw e;
    }
  }

  public URI url() {
    return url;
  }

  /// Of its first user, an operator.
  public String token() {
    return token;
  }

  /// A connection to its PostgreSQL that is nobody else's.
  public java.sql.Connection database() throws IOException, SQLException {
    var pid = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + pid.get(3).trim() + "/postgres", "ledger", password());
  }

  public String password() throws IOException {
    return Files.readString(data.resolve("postgres-password"));
  }

  public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  public HttpResponse<byte[]> post(String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  public JsonNode json(String path) throws IOException, InterruptedException {
    var answer = get(path);
    if (answer.statusCode() != 200)
      throw new IOException(
          path
              + ": "
              + answer.statusCode()
              + " "
              + new String(answer.body(), StandardCharsets.UTF_8));
    return JSON.readTree(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token);
  }

  /// Until all that is on record is signed and in every kept answer.
  ///
  /// @return seconds
  public double awaitTakenIn() throws Exception {
    long begun = System.nanoTime();
    while (!isKept()) {
      if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_S))
        throw new IllegalStateException("the server does not take in what is on record");
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  /// Until so many are signed as well: then nothing of the log is still being hashed.
  public void awaitSigned(long acts) throws Exception {
    while (signed() < acts) TimeUnit.MILLISECONDS.sleep(200);
  }

  private boolean isKept() throws Exception {
    // Down, 503, is a reason to look again; so is a detail that is not there yet.
    var details =
        JSON.readTree(get("/actuator/health").body())
            .path("components")
            .path("readingHealth")
            .path("details");
    var behind = details.path("actsBehind");
    return !details.path("rebuild").asString("").equals("RUNNING")
        && !behind.isEmpty()
        && behind.valueStream().allMatch(acts -> acts.asLong() == 0);
  }

  private long signed() throws Exception {
    var answer = get("/log/checkpoint");
    return answer.statusCode() == 200
        ? Long.parseLong(
            new String(answer.body(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .findFirst()
                .orElse("0"))
        : 0;
  }

  /// Resident memory of the server without its PostgreSQL, in bytes. Linux only.
  public long resident() throws IOException {
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
    if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
  }
}
