package ledger.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/// A program of a user's that puts acts on record, and has no browser.
record Program(Stage stage, String user) {

  /// @return the position
  long opens(String negotiation) {
    return records(negotiation, "'act': 'OpenNegotiation', 'title': 'Talks'");
  }

  /// @param id of a party, and its name
  /// @return the position
  long registers(String negotiation, String id) {
    return records(
        negotiation,
        "'act': 'RegisterReferent', 'id': '%1$s', 'kind': 'PARTY', 'neutralLabel': '%1$s'"
            .formatted(id));
  }

  private long records(String negotiation, String fields) {
    var act =
        "{'actId': '%s', 'negotiation': '%s', 'mode': 'PERFORMED', %s}"
            .formatted(UUID.randomUUID(), negotiation, fields)
            .replace('\'', '"');
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(stage.url() + "/acts"))
                  .header("Authorization", "Bearer " + stage.token(user))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(act))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      return answer.headers().firstValueAsLong("Ledger-Position").orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
