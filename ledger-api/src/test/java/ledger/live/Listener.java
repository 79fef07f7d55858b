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

/// Listens to a stream as the least of clients does: an id counts with the event whose data
/// follows.
public final class Listener implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpResponse<Stream<String>> response;
  private final Thread reading;
  private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
  private volatile long standsAt = -1;
  private volatile int places;
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
      var data = "";
      long id = -1;
      for (var line : (Iterable<String>) lines::iterator)
        if (line.startsWith("id: ")) id = Long.parseLong(line.substring(4));
        else if (line.startsWith("event: ")) event = line.substring(7);
        else if (line.startsWith("data: ")) data = line.substring(6);
        else if (line.isEmpty() && !data.isEmpty()) {
          heard(event, id, JSON.readTree(data));
          standsAt = id;
          data = "";
        }
    } catch (UncheckedIOException _) {
      // it was broken off
    } finally {
      over = true;
    }
  }

  private void heard(String event, long id, JsonNode data) {
    long position = data.path("position").asLong();
    boolean changed = event.equals("changed");
    if (position != id || data.size() != (changed ? 2 : 1) || !changed && !event.equals("position"))
      throw new AssertionError(event + " " + id + " " + data);
    if (changed) heard.add(position);
    else places++;
  }

  public int status() {
    return response.statusCode();
  }

  public long standsAt() {
    return standsAt;
  }

  /// How often it was told where it stands, with no act.
  public int places() {
    return places;
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
