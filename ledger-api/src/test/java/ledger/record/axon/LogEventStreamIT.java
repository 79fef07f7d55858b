package ledger.record.axon;

import static ledger.record.axon.Node.said;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGeneratorFactory;
import javax.sql.DataSource;
import ledger.log.Databases;
import ledger.log.Invariants;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Readers are told of every append and need not look again by themselves.
///
/// `-Dstream.appends=N` for more, `-Dstream.seed=S` for the same again.
class LogEventStreamIT {

  private static final int APPENDS = Integer.getInteger("stream.appends", 3_000);
  private static final long SEED = Long.getLong("stream.seed", System.nanoTime());
  private static final long LATEST_MS = 2_000;

  private final DataSource database = Databases.fresh();
  private final Node node = new Node(database);

  @AfterEach
  void close() {
    node.close();
  }

  /// Behaves as Axon's coordinator does: takes what is there, and then does nothing until it is
  /// called.
  private static final class Reader {
    final List<Long> seen = new ArrayList<>();
    final AtomicLong latest = new AtomicLong();
    private final java.util.concurrent.Semaphore called = new java.util.concurrent.Semaphore(1);
    private final org.axonframework.common.stream.BlockingStream<TrackedEventMessage<?>> stream;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Reader(Node node, long until, AtomicLong[] appended) {
      stream = node.store.openStream(null);
      assertThat(stream.setOnAvailableCallback(called::release)).isTrue();
      Thread.ofPlatform().daemon().start(() -> run(until, appended));
    }

    private void run(long until, AtomicLong[] appended) {
      try {
        while (seen.size() < until) {
          if (!called.tryAcquire(10, TimeUnit.SECONDS))
            throw new AssertionError("was not called at " + seen.size());
          called.drainPermits();
          while (stream.hasNextAvailable()) {
            long position = stream.nextAvailable().trackingToken().position().orElseThrow();
            seen.add(position);
            long at =
                appended[(int) position].get(); // 0 where it is read before its writer returns
            if (at != 0) latest.accumulateAndGet(System.nanoTime() - at, Math::max);
          }
        }
        done.complete(null);
      } catch (Throwable failed) {
        done.completeExceptionally(failed);
      } finally {
        stream.close();
      }
    }
  }

  @Test
  void no_event_is_late_however_appends_and_readers_interleave() throws Exception {
    var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    var appended = new AtomicLong[APPENDS];
    for (int i = 0; i < APPENDS; i++) appended[i] = new AtomicLong();
    var readers = List.of(new Reader(node, APPENDS, appended), new Reader(node, APPENDS, appended));
    for (int i = 0; i < APPENDS; ) {
      int n = Math.min(1 + chance.nextInt(3), APPENDS - i);
      var events = new ArrayList<org.axonframework.eventhandling.DomainEventMessage<?>>();
      for (int k = 0; k < n; k++) events.add(said("s" + (i + k), 0, ""));
      node.engine.appendEvents(events);
      for (int k = 0; k < n; k++) appended[i + k].set(System.nanoTime());
      i += n;
      if (chance.nextInt(4) == 0) pause(chance.nextInt(300));
    }
    for (var reader : readers) {
      assertThat(reader.done).as("seed %d", SEED).succeedsWithin(20, TimeUnit.SECONDS);
      assertThat(Invariants.subscriber(reader.seen, APPENDS)).as("seed %d", SEED).isEmpty();
      assertThat(TimeUnit.NANOSECONDS.toMillis(reader.latest.get()))
          .as("seed %d: the latest", SEED)
          .isLessThan(LATEST_MS);
    }
  }

  private static void pause(int micros) {
    java.util.concurrent.locks.LockSupport.parkNanos(micros * 1_000L);
  }

  @Test
  void a_reader_that_stopped_being_called_is_not_called_any_more() {
    var calls = new AtomicLong();
    var stream = node.store.openStream(null);
    stream.setOnAvailableCallback(calls::incrementAndGet);
    node.engine.appendEvents(said("a", 0, "0"));
    stream.close();
    node.engine.appendEvents(said("a", 1, "1"));
    assertThat(calls).hasValue(1);
  }

  @Test
  void a_reader_goes_on_after_its_token_from_memory_and_from_the_database_alike() throws Exception {
    for (int i = 0; i < 1_500; i++)
      node.engine.appendEvents(said("a", i, "" + i)); // the ring holds 1,024
    for (long after : new long[] {0, 100, 475, 476, 477, 1_000, 1_498, 1_499}) {
      var read = node.streamed(new GlobalSequenceTrackingToken(after));
      assertThat(read).hasSize((int) (1_499 - after));
      for (int i = 0; i < read.size(); i++)
        assertThat(Node.text(read.get(i))).isEqualTo("" + (after + 1 + i));
    }
  }

  @Test
  void whoever_waits_for_an_event_is_woken_by_it_and_otherwise_in_time() throws Exception {
    try (var stream = node.store.openStream(null)) {
      assertThat(stream.hasNextAvailable(20, TimeUnit.MILLISECONDS)).isFalse();
      var waiting = CompletableFuture.supplyAsync(() -> next(stream));
      pause(50_000);
      node.engine.appendEvents(said("a", 0, "0"));
      assertThat(waiting.get(2, TimeUnit.SECONDS)).isEqualTo("0");
    }
  }

  private static String next(
      org.axonframework.common.stream.BlockingStream<TrackedEventMessage<?>> stream) {
    try {
      return Node.text(stream.nextAvailable());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_another_node_appends_reaches_readers_here() throws Exception {
    try (var other = new Node(database);
        var stream = node.store.openStream(null)) {
      for (int i = 0; i < 50; i++) {
        (i % 2 == 0 ? node : other).engine.appendEvents(said("s" + i, 0, "" + i));
        assertThat(stream.hasNextAvailable(2, TimeUnit.SECONDS)).isTrue();
        assertThat(Node.text(stream.nextAvailable())).isEqualTo("" + i);
      }
    }
  }
}
