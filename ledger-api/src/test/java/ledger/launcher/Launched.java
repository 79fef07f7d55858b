package ledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ledger.Eventually;
import ledger.wiring.postgres.EmbeddedPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./ledger` as its users run it: real processes.
final class Launched {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private Launched() {}

  static ProcessBuilder ledger(String... arguments) {
    var command = new ArrayList<>(List.of(PROJECT.resolve("ledger").toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  /// What it said, and with what it ended.
  static String output(ProcessBuilder builder) throws Exception {
    var process = builder.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "\nexit " + process.waitFor();
  }

  /// Kills it, and waits until its database has ended as well: from then on nobody writes there.
  ///
  /// @param data its folder
  static void kill(Process process, Path data) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it has ended").isTrue();
    Eventually.until(
        "its database has ended",
        Duration.ofSeconds(60),
        () -> EmbeddedPostgres.running(data).isEmpty());
  }

  /// Waits for the line of JSON that says it is ready.
  static JsonNode ready(Process process) throws IOException {
    var line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    assertThat(line).as("the line of JSON that says it is ready").isNotNull();
    return JSON.readTree(line);
  }
}
