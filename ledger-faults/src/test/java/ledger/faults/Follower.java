package ledger.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;

/// Follows the stream of one server from the beginning of the log, and comes back where it left off
/// whenever the stream ends.
final class Follower implements AutoCloseable {

  private static final int BEFORE_AGAIN_MS = 200;

  private final Node node;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Long> heard = new ArrayList<>();
  private final Thread following;
  private volatile boolean over;
  private long standsAt = -1;

  Follower(Node node) {
    this.node = node;
    following = Thread.ofVirtual().start(this::follow);
  }

  private void follow() {
    while (!over)
      try {
        var stream =
            http.send(
                node.request("/stream?after=" + standsAt()).build(), BodyHandlers.ofInputStream());
        try (var body = stream.body()) {
          if (stream.statusCode() == 200) read(body);
        }
        TimeUnit.MILLISECONDS.sleep(BEFORE_AGAIN_MS);
      } catch (IOException | UncheckedIOException _) {
        // it is asked again
      } catch (InterruptedException _) {
        return;
      }
  }

  /// An event counts once the blank line behind it is there, and its id with it.
  private void read(InputStream body) {
    var event = "";
    long id = standsAt();
    boolean hasData = false;
    for (var lines = new Scanner(body, StandardCharsets.UTF_8); lines.hasNextLine(); ) {
      var line = lines.nextLine();
      if (line.startsWith("id: ")) id = Long.parseLong(line.substring(4));
      else if (line.startsWith("event: ")) event = line.substring(7);
      else if (line.startsWith("data: ")) hasData = true;
      else if (line.isEmpty() && hasData) {
        heard(event.equals("changed"), id);
        hasData = false;
      }
    }
  }

  private synchronized void heard(boolean isAct, long position) {
    standsAt = position;
    if (isAct) heard.add(position);
  }

  private synchronized long standsAt() {
    return standsAt;
  }

  Node node() {
    return node;
  }

  /// The positions of acts, in the order in which it was told of them.
  synchronized List<Long> heard() {
    return List.copyOf(heard);
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    http.shutdownNow();
    following.interrupt();
    following.join();
  }
}
