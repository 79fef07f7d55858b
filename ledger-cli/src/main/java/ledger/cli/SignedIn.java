package ledger.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import ledger.act.Malformed;
import ledger.act.UserId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Asks a ledger whom a token signs in.
final class SignedIn {

  private SignedIn() {}

  /// @throws IOException where no ledger answers, or it knows no such token
  static UserId at(URI ledger, String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(ledger.resolve("/accounts/self"))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json, application/problem+json")
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      var said = JsonMapper.shared().readTree(answer.body());
      if (answer.statusCode() == 200) return new UserId(said.path("user").asString(""));
      throw new IOException(
          "the ledger answered " + answer.statusCode() + ": " + said.path("detail").asString(""));
    } catch (JacksonException | Malformed _) {
      throw new IOException("what answers at " + ledger + " is perhaps no ledger");
    }
  }
}
