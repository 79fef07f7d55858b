package ledger.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import ledger.database.WhileReachable;
import ledger.feed.Notifier;
import ledger.webhook.EndpointTable.Leased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Has turns taken for the endpoints that something came for, many at once and one at a time for
/// each, on whichever server is first. While the database is away it waits.
final class DeliveryLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

  /// Turns at a time. One that waits for its receiver holds little but a connection to it.
  static final int TURNS = 64;

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);

  /// What is under way may end for so long, once the server stops.
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final EndpointTable endpoints;
  private final DeliveryLog log;
  private final WebhookMeters meters;
  private final DeliveryTurn turn;
  private final EndpointClient client;
  private final Notifier notifier;
  private final WhileReachable database;
  private final Duration lease;
  private final Duration kept;
  private final Clock clock;
  private final Semaphore turns = new Semaphore(TURNS);
  private final Thread thread = Thread.ofPlatform().name("webhooks").daemon().unstarted(this::run);
  private long keptHouse = System.nanoTime() - HOUSEKEEPING.toNanos();
  private volatile boolean running;

  /// @param kept how long an attempt is in the log
  DeliveryLoop(
      EndpointTable endpoints,
      DeliveryLog log,
      WebhookMeters meters,
      DeliveryTurn turn,
      EndpointClient client,
      Notifier notifier,
      WhileReachable database,
      Duration lease,
      Duration kept,
      Clock clock) {
    this.endpoints = endpoints;
    this.log = log;
    this.meters = meters;
    this.turn = turn;
    this.client = client;
    this.notifier = notifier;
    this.database = database;
    this.lease = lease;
    this.kept = kept;
    this.clock = clock;
  }

  @Override
  public void start() {
    running = true;
    thread.start();
  }

  private void run() {
    while (running)
      try {
        long last = notifier.head() - 1;
        if (begun(last) == 0) notifier.await(last + 1, LOOK_EVERY);
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        keepHouse();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException fault) {
        if (!running) return;
        LOG.warn("webhooks are not delivered, trying again", fault);
        pause();
      }
  }

  /// @return for how many endpoints a turn was begun
  private int begun(long last) throws InterruptedException {
    turns.acquire();
    int free = 1 + turns.drainPermits();
    List<Leased> leased = List.of();
    try {
      leased =
          database.fetchInTransaction(() -> endpoints.lease(clock.instant(), last, lease, free));
    } finally {
      turns.release(free - leased.size());
    }
    for (var one : leased) Thread.ofVirtual().name("webhook-turn").start(() -> take(one));
    return leased.size();
  }

  private void take(Leased one) {
    try {
      turn.take(one, () -> !running);
    } catch (RuntimeException fault) { // its lease ends by itself
      LOG.warn("webhook not delivered webhook={}", one.endpoint().id(), fault);
    } finally {
      turns.release();
    }
  }

  private void keepHouse() {
    if (System.nanoTime() - keptHouse < HOUSEKEEPING.toNanos()) return;
    keptHouse = System.nanoTime();
    log.forget(clock.instant().minus(kept));
    meters.counted(endpoints.states());
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(LOOK_EVERY.toSeconds());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// What is being delivered is delivered, and known to be; what takes too long is broken off and
  /// comes again from another server, or after the next start.
  @Override
  public void stop() {
    running = false;
    thread.interrupt();
    try {
      if (!turns.tryAcquire(TURNS, TO_END.toSeconds(), TimeUnit.SECONDS)) client.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop(Runnable stopped) {
    Thread.ofVirtual()
        .name("webhooks-stop")
        .start(() -> {
          try {
            stop();
          } finally {
            stopped.run();
          }
        });
  }

  @Override
  public boolean isPauseable() {
    return false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
