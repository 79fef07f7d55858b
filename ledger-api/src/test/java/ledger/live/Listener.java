package ledger.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Listens to a stream as a browser would: an event is its data, and any id moves the place that
/// one goes on from.
public final class Listener implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpResponse<Stream<String>> response;
  private final Thread reading;
  private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
  private volatile long standsAt = -1;
  private volatile int comments;
  private volatile boolean over;

  public Listener(HttpClient http, HttpRequest request) {
    try {
      response = http.send(request, BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    reading = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (var lines = response.body()) {
      var event = "";
      for (var line : (Iterable<String>) lines::iterator)
        if (line.startsWith("id: ")) standsAt = Long.parseLong(line.substring(4));
        else if (line.startsWith(":")) comments++;
        else if (line.startsWith("event: ")) event = line.substring(7);
        else if (line.startsWith("data: ")) {
          var position = position(event, JSON.readTree(line.substring(6)));
          heard.add(position);
        }
    } catch (UncheckedIOException _) {
      // it was broken off
    } finally {
      over = true;
    }
  }

  private long position(String event, JsonNode data) {
    long position = data.path("position").asLong();
    if (!event.equals("changed") || position != standsAt || data.size() != 2)
      throw new AssertionError(event + " " + standsAt + " " + data);
    return position;
  }

  public int status() {
    return response.statusCode();
  }

  public long standsAt() {
    return standsAt;
  }

  public int comments() {
    return comments;
  }

  public boolean isOver() {
    return over;
  }

  /// What is heard up to a position, which has to come.
  public List<Long> upTo(long position) throws InterruptedException {
    var all = new ArrayList<Long>();
    while (all.isEmpty() || all.getLast() < position) {
      var next = heard.poll(20, TimeUnit.SECONDS);
      if (next == null) throw new AssertionError("only " + all + " was heard by " + Instant.now());
      all.add(next);
    }
    return all;
  }

  /// What was heard besides.
  public List<Long> rest() {
    var all = new ArrayList<Long>();
    heard.drainTo(all);
    return all;
  }

  @Override
  public void close() {
    reading.interrupt();
    response.body().close();
  }
}
