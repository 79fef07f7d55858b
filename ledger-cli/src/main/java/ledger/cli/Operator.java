package ledger.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a ledger what only an operator may.
final class Operator implements AutoCloseable {

  private final URI ledger;
  private final String token;
  private final HttpClient client = HttpClient.newHttpClient();

  Operator(URI ledger, String token) {
    this.ledger = ledger;
    this.token = token;
  }

  /// @param path below `/operator/`
  /// @throws IOException where no ledger answers, or it answers with a problem
  JsonNode ask(String method, String path) throws IOException {
    var request =
        HttpRequest.newBuilder(ledger.resolve("/operator/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json, application/problem+json")
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      var said = JsonMapper.shared().readTree(answer.body());
      if (answer.statusCode() < 300) return said;
      throw new IOException(
          "the ledger answered " + answer.statusCode() + ": " + said.path("detail").asString(""));
    } catch (JacksonException _) {
      throw new IOException("what answers at " + ledger + " is perhaps no ledger");
    } catch (java.net.ConnectException _) {
      throw new IOException("no ledger answers at " + ledger);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
