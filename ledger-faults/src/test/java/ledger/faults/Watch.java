package ledger.faults;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Asks one server all the time, without a token, whether it lives and whether it is ready.
final class Watch implements Callable<Integer> {

  private static final int PAUSE_MS = 60;

  /// A second is promised; where others use the machine too, much may come between.
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Node node;
  private final Traffic traffic;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final List<String> wrong = new ArrayList<>();
  private int down;

  Watch(Node node, Traffic traffic) {
    this.node = node;
    this.traffic = traffic;
  }

  /// @return how often it was told that the server is not ready
  @Override
  public Integer call() throws InterruptedException {
    while (!traffic.isOver()) {
      try {
        if (status("/liveness") != 200) wrong("it lives, and says that it does not");
        int ready = status("/readiness");
        if (ready == 503) isDown();
        else if (ready != 200) wrong("readiness was answered " + ready);
      } catch (IOException _) {
        // it was killed, or stands still
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }
    return down();
  }

  private int status(String which) throws IOException, InterruptedException {
    var url = node.url().resolve("/actuator/health" + which);
    return http.send(
            HttpRequest.newBuilder(url).timeout(LONGEST).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private synchronized void isDown() {
    down++;
  }

  private synchronized void wrong(String what) {
    wrong.add("node %d: %s".formatted(node.number(), what));
  }

  synchronized int down() {
    return down;
  }

  synchronized List<String> wrong() {
    return List.copyOf(wrong);
  }
}
