package ledger.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The server as it is delivered, with the founding case on record, a database of its own, and a
/// free port.
final class ServedLedger implements AutoCloseable {

  private final Process process;
  private final JsonNode ready;

  ServedLedger(Path data) throws IOException {
    var server =
        new ProcessBuilder("../ledger", "demo", "--json", "--port=0", "--data=" + data)
            .redirectError(data.resolve("server.log").toFile());
    // So that each page that there may be is there.
    server.environment().put("LEDGER_WEBHOOKS_ENABLED", "true");
    process = server.start();
    var out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    var line = Optional.ofNullable(new BufferedReader(out).readLine());
    ready =
        JsonMapper.shared()
            .readTree(
                line.orElseThrow(
                    () -> new IllegalStateException("The server did not start: " + said(data))));
  }

  private static List<String> said(Path data) {
    try {
      return Files.readAllLines(data.resolve("server.log"));
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }

  String url() {
    return ready.path("url").asString();
  }

  String token(String user) {
    return ready.path("tokens").required(user).asString();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
  }
}
