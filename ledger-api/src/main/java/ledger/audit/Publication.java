package ledger.audit;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import ledger.log.Altered;
import ledger.log.Forked;
import ledger.log.Integrator;
import ledger.log.Log.Unreachable;
import ledger.record.axon.Tail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs and publishes the log while new entries come: at intervals, or sooner if somebody waits.
///
/// [Integrator] does the work; this class decides when. If the entries contradict what was signed,
/// it logs that and stops until the server is started again.
public final class Publication implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Publication.class);
  private static final Duration ON_DEMAND = Duration.ofMillis(100);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final Integrator integrator;
  private final boolean signs;
  private final Tail tail;
  private final Duration every;
  private final Runnable forked;
  private final AtomicBoolean demanded = new AtomicBoolean();
  private final Object news = new Object();
  private final Thread thread;
  private volatile boolean closed;
  private volatile long shown;

  /// @param signs whether it signs what is new; else it shows what others have signed
  /// @param every the least time between two checkpoints
  /// @param forked called once, when nothing may be written any more
  public Publication(
      Integrator integrator, boolean signs, Tail tail, Duration every, Runnable forked) {
    this.integrator = integrator;
    this.signs = signs;
    this.tail = tail;
    this.every = every;
    this.forked = forked;
    this.shown = integrator.shown();
    this.thread = Thread.ofPlatform().name("log-publication").daemon().unstarted(this::run);
  }

  public Publication start() {
    thread.start();
    return this;
  }

  /// Waits until a checkpoint of at least this size is shown.
  ///
  /// @return whether it is
  boolean await(long size, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (news) {
      while (shown < size) {
        long left = end - System.nanoTime();
        if (left <= 0 || closed) return false;
        demanded.set(true);
        news.notifyAll();
        TimeUnit.NANOSECONDS.timedWait(news, left);
      }
    }
    return true;
  }

  private void run() {
    long last = System.nanoTime() - every.toNanos();
    while (!closed)
      try {
        turn();
        pause(last);
        last = System.nanoTime();
      } catch (Forked fork) {
        LOG.error("the log is forked and closed what={}", fork.getMessage());
        forked.run();
        closed = true;
      } catch (IOException | Unreachable | Altered fault) {
        LOG.warn("no checkpoint could be shown size={} why={}", tail.head(), fault.getMessage());
        pause(System.nanoTime());
      } catch (InterruptedException _) {
        closed = true;
      }
  }

  private void turn() throws IOException, InterruptedException {
    if (signs) integrator.turn();
    else integrator.showSigned();
    synchronized (news) {
      shown = integrator.shown();
      if (shown >= tail.head()) demanded.set(false);
      news.notifyAll();
    }
    if (shown >= tail.head())
      tail.await(Math.max(shown, 0), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Until it is time for the next one, which is sooner if somebody waits.
  private void pause(long since) {
    synchronized (news) {
      while (!closed) {
        var least = demanded.get() ? ON_DEMAND.compareTo(every) < 0 ? ON_DEMAND : every : every;
        long left = since + least.toNanos() - System.nanoTime();
        if (left <= 0) return;
        try {
          TimeUnit.NANOSECONDS.timedWait(news, left);
        } catch (InterruptedException _) {
          closed = true;
        }
      }
    }
  }

  /// How many entries the checkpoint commits to that is shown.
  long shown() {
    return shown;
  }

  boolean isRunning() {
    return thread.isAlive() && !closed;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
