package ledger.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server as it is delivered, and a folder of data that outlives each of its processes.
final class ServerProcess {

  private final Path data;
  private final Map<String, String> settings;
  private volatile Optional<Process> process = Optional.empty();

  /// @param settings in its environment
  ServerProcess(Path data, Map<String, String> settings) {
    this.data = data;
    this.settings = settings;
    // Nothing is left running where a test is broken off.
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> process.ifPresent(Process::destroyForcibly)));
  }

  /// What it says when it is ready.
  JsonNode start() throws IOException {
    Files.createDirectories(data);
    var builder = Delivered.ledger(List.of("serve", "--json", "--port=0", "--data=" + data));
    builder.environment().putAll(settings);
    var started =
        builder
            .redirectError(ProcessBuilder.Redirect.appendTo(data.resolve("server.log").toFile()))
            .start();
    process = Optional.of(started);
    var out = new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8);
    var line = new BufferedReader(out).readLine();
    if (line == null) throw new IOException("The server did not start: " + lastWords());
    return JsonMapper.shared().readTree(line);
  }

  String lastWords() throws IOException {
    return Files.exists(log()) ? String.join("\n", Files.readAllLines(log())) : "";
  }

  Path log() {
    return data.resolve("server.log");
  }

  Path data() {
    return data;
  }

  long pid() {
    return running().pid();
  }

  private Process running() {
    return process.orElseThrow(() -> new IllegalStateException("it was not started"));
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    running().destroyForcibly();
    awaitEnd();
  }

  /// As it is told to.
  void stop() throws InterruptedException {
    running().destroy();
    awaitEnd();
  }

  private void awaitEnd() throws InterruptedException {
    if (!running().waitFor(120, TimeUnit.SECONDS))
      throw new IllegalStateException("it has not ended within two minutes");
  }

  void end() throws InterruptedException {
    if (process.isPresent()) kill();
  }
}
