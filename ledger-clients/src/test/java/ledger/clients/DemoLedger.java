package ledger.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The server as it is delivered, with the founding case on record.
final class DemoLedger implements AutoCloseable {

  private final Process process;
  private final JsonNode ready;

  DemoLedger() throws IOException {
    var data = Files.createTempDirectory("ledger-clients");
    process =
        new ProcessBuilder("../ledger", "demo", "--json", "--port=0", "--data=" + data)
            .redirectError(data.resolve("server.log").toFile())
            .start();
    var out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    ready =
        new ObjectMapper()
            .readTree(
                Optional.ofNullable(new BufferedReader(out).readLine())
                    .orElseThrow(() ->
                        new IllegalStateException("it did not start: " + data + "/server.log")));
  }

  String url() {
    return ready.required("url").asText();
  }

  /// Of all who can sign in, by their names.
  JsonNode tokens() {
    return ready.required("tokens");
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
  }
}
