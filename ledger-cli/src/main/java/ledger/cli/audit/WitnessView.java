package ledger.cli.audit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import ledger.transparency.Policy;
import ledger.transparency.Witness;

/// What a witness was shown of a log: if that is another history than ours, somebody is lied to.
public record WitnessView(Policy.WitnessKey witness) {

  /// The checkpoint it cosigned last; empty where it never cosigned one of this log.
  ///
  /// @throws IOException where it does not answer
  public Optional<String> of(String origin) throws IOException {
    var url =
        witness.url().orElseThrow().replaceFirst("/+$", "")
            + "/"
            + Witness.hash(origin)
            + "/checkpoint";
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
              BodyHandlers.ofString());
      if (answer.statusCode() == 404) return Optional.empty();
      if (answer.statusCode() == 200) return Optional.of(answer.body());
      throw new IOException("witness " + witness.name() + " answered " + answer.statusCode());
    } catch (java.net.ConnectException _) {
      throw new IOException("witness " + witness.name() + " does not answer at " + url);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a witness was asked");
    }
  }
}
