package ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import ledger.Eventually;
import ledger.transparency.Checkpoint;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.SignedNote;
import ledger.transparency.TreeHash;
import org.junit.jupiter.api.Test;

/// Checkpoints are brought outside, the newest when its turn comes, and nobody waits for it.
class CourierTest {

  private static final NoteSigner KEY =
      NoteSigner.generate("ledger.example/log", NoteKey.Kind.ED25519);

  private final AtomicReference<String> shown = new AtomicReference<>("");
  private final AtomicInteger looked = new AtomicInteger();
  private final List<Long> arrived = Collections.synchronizedList(new ArrayList<>());

  @Test
  void what_came_while_it_was_on_its_way_is_passed_over_for_the_newest() {
    var way = new Semaphore(0);
    Courier.Place far =
        (checkpoint, note) -> {
          arrives(checkpoint, note);
          way.acquire();
        };
    try (var courier = courier(far, Duration.ZERO, Duration.ZERO)) {
      show(courier, 1);
      until(1);
      for (long size = 2; size <= 5; size++) show(courier, size);
      way.release();
      until(1, 5);
    }
  }

  @Test
  void what_was_brought_is_not_brought_again() {
    try (var courier = courier(this::arrives, Duration.ZERO, Duration.ZERO)) {
      show(courier, 1);
      until(1);
      int before = looked.get();
      courier.news();
      Eventually.until("it has looked again", () -> looked.get() > before);
      show(courier, 2);
      until(1, 2);
    }
  }

  @Test
  void a_checkpoint_of_an_empty_log_is_not_brought() {
    shown.set(note(0));
    try (var courier = courier(this::arrives, Duration.ZERO, Duration.ZERO)) {
      Eventually.until("it has looked", () -> looked.get() > 0);
      show(courier, 3);
      until(3);
    }
  }

  @Test
  void what_was_shown_before_it_started_is_brought() {
    shown.set(note(3));
    try (var _ = courier(this::arrives, Duration.ZERO, Duration.ZERO)) {
      until(3);
    }
  }

  @Test
  void what_did_not_arrive_is_brought_again() {
    var failures = new ArrayList<>(List.of(new IOException("away"), new IOException("away")));
    Courier.Place place =
        (checkpoint, _) -> {
          if (!failures.isEmpty()) throw failures.removeFirst();
          arrived.add(checkpoint.size());
        };
    try (var courier = courier(place, Duration.ofHours(1), Duration.ofMillis(1))) {
      show(courier, 7);
      until(7);
    }
  }

  @Test
  void a_webhook_gets_the_note_and_one_that_refuses_gets_it_again() throws Exception {
    var bodies = Collections.synchronizedList(new ArrayList<String>());
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/kept",
        exchange -> {
          try (exchange) {
            bodies.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(bodies.size() == 1 ? 503 : 204, -1);
          }
        });
    server.start();
    var url = URI.create("http://localhost:" + server.getAddress().getPort() + "/kept");
    try (var webhook = new Webhook(url);
        var courier = courier(webhook, Duration.ofHours(1), Duration.ofMillis(1))) {
      show(courier, 9);
      Eventually.until("it was posted twice", () -> bodies.size() == 2);
      assertThat(bodies).containsOnly(shown.get());
    } finally {
      server.stop(0);
    }
  }

  private Courier courier(Courier.Place place, Duration every, Duration again) {
    Courier.Shown now =
        () -> {
          var note = Optional.of(shown.get()).filter(n -> !n.isEmpty());
          looked.incrementAndGet();
          return note;
        };
    return new Courier("test", now, place, new Courier.Pauses(every, again)).start();
  }

  private void arrives(Checkpoint checkpoint, String note) {
    arrived.add(checkpoint.size());
  }

  private void show(Courier courier, long size) {
    shown.set(note(size));
    courier.news();
  }

  private void until(long... sizes) {
    var expected = java.util.Arrays.stream(sizes).boxed().toList();
    Eventually.until("these arrived", () -> List.copyOf(arrived).equals(expected));
  }

  private static String note(long size) {
    var text = new Checkpoint("ledger.example/log", size, TreeHash.EMPTY).body();
    return new SignedNote(text, List.of(KEY.sign(text, 1))).encode();
  }
}
