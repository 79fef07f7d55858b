package ledger.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Where units queue up, and the one thread that takes them on.
///
/// While many are told that they are on record, by a thread for that, the next batch is on its way.
/// A few are told at once.
///
/// Closing takes nothing back: what was offered before is taken all the way, what comes after is
/// told that the log is closed.
public final class Intake implements AutoCloseable {

  private static final int MOST_UNITS = 1_024;
  private static final int MOST_BYTES = 4 << 20;
  private static final int FEW = 8;

  private final BlockingQueue<Unit> queue = new LinkedBlockingQueue<>();
  private final Sequencer sequencer;
  private final Thread thread;
  private final ExecutorService telling;
  private final AtomicInteger untold = new AtomicInteger();
  private volatile boolean closed;
  private volatile Outcome afterwards = new Outcome.Closed("the server is stopping");

  public Intake(Sequencer sequencer, String name) {
    this.sequencer = sequencer;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    this.telling =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name(name + "-telling").daemon().factory());
  }

  public Intake start() {
    thread.start();
    return this;
  }

  public void offer(Unit unit) {
    queue.add(unit);
    if (closed && queue.remove(unit)) unit.outcome().complete(afterwards);
  }

  /// Nothing may be written any more; what is being written is finished.
  public void shut(String why) {
    afterwards = new Outcome.Closed(why);
    closed = true;
    thread.interrupt();
  }

  public boolean isOpen() {
    return !closed && !sequencer.isFenced();
  }

  private void run() {
    while (!closed || !queue.isEmpty()) {
      var units = taken();
      if (!units.isEmpty()) takeWithoutThrowing(units);
    }
  }

  /// Units that never got to the store have their outcome by then; the next ones are taken on.
  private void takeWithoutThrowing(List<Unit> units) {
    try {
      sequencer.take(units, units.size() <= FEW && untold.get() == 0 ? Runnable::run : this::tell);
    } catch (RuntimeException | Error defect) { // without this thread everybody would wait for ever
      System.getLogger(Intake.class.getName())
          .log(System.Logger.Level.ERROR, "a batch failed units=" + units.size(), defect);
    }
  }

  private void tell(Runnable batch) {
    untold.incrementAndGet();
    telling.execute(() -> {
      try {
        batch.run();
      } finally {
        untold.decrementAndGet();
      }
    });
  }

  /// Everything that has queued, up to the size of a batch.
  private List<Unit> taken() {
    var units = new ArrayList<Unit>();
    var first = first();
    if (first == null) return units;
    units.add(first);
    int bytes = first.bytes();
    while (units.size() < MOST_UNITS && bytes < MOST_BYTES) {
      var next = queue.poll();
      if (next == null) break;
      units.add(next);
      bytes += next.bytes();
    }
    return units;
  }

  /// Once it is closed nothing may be waited for: whoever offered the last unit may take it back.
  private @Nullable Unit first() {
    try {
      return closed ? queue.poll() : queue.take();
    } catch (InterruptedException _) { // by close, and by nothing else
      return queue.poll();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive())
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    telling.close();
    for (var left = queue.poll(); left != null; left = queue.poll())
      left.outcome().complete(afterwards);
    if (interrupted) Thread.currentThread().interrupt();
  }
}
