package ledger.anchor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import ledger.transparency.Checkpoint;

/// Posts checkpoints, as they are shown, to an address of the operator's choice.
public final class Webhook implements Courier.Place {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI url;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  public Webhook(URI url) {
    this.url = url;
  }

  @Override
  public void bring(Checkpoint checkpoint, String note) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(BodyPublishers.ofString(note))
            .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) throw new IOException("it answers " + status);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
