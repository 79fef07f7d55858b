package ledger.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// Where units queue up to be put into the order of the log.
///
/// One at a time takes on whatever has queued. Who offers a unit while nobody else is at it takes
/// it on itself: handing it to another thread and being woken by it would cost as much as the
/// append. As soon as more units queue up than that, a thread of the intake goes on with them, one
/// batch after the other. While many are told that they are on record, by a thread for that, the
/// next batch is on its way. A few are told at once.
///
/// Closing takes nothing back: what was offered before is taken all the way, what comes after is
/// told that the log is closed.
public final class Intake implements AutoCloseable {

  private static final int MOST_UNITS = 1_024;
  private static final int MOST_BYTES = 4 << 20;
  private static final int FEW = 8;

  /// So long what the store refused is told where nothing else was offered since.
  private static final Duration LATELY = Duration.ofMinutes(1);

  /// What the store did not take, for a reason of its own.
  private record Refused(String why, long at) {}

  private final Queue<Unit> queue = new ConcurrentLinkedQueue<>();
  private final Sequencer sequencer;

  /// Whoever holds it is at it: the sequencer is for one thread at a time.
  private final ReentrantLock turn = new ReentrantLock();

  private final Semaphore wakeUp = new Semaphore(0);
  private final Thread thread;
  private final ExecutorService telling;
  private final AtomicInteger untold = new AtomicInteger();
  private volatile boolean closed;
  private volatile Optional<Refused> refused = Optional.empty();
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

  /// Takes a unit into the queue.
  ///
  /// @return what becomes of it
  public CompletableFuture<Outcome> offer(Unit unit) {
    queue.add(unit);
    if (closed && queue.remove(unit)) unit.outcome().complete(afterwards);
    wakeUp.release();
    return unit.outcome();
  }

  /// Takes on what has queued, where nobody is at it. For whoever is about to wait for a unit.
  public void help() {
    if (queue.isEmpty() || !turn.tryLock()) return;
    try {
      takeQueued();
    } finally {
      turn.unlock();
    }
    // Who queued up meanwhile may have found the turn taken.
    if (!queue.isEmpty()) wakeUp.release();
  }

  /// Nothing may be written any more; what is being written is finished.
  public void shut(String why) {
    afterwards = new Outcome.Closed(why);
    closed = true;
    wakeUp.release();
  }

  public boolean isOpen() {
    return !closed && !sequencer.isFenced();
  }

  /// Why the store did not take what was offered last; empty where it did, and a minute afterwards.
  public Optional<String> refusedLately() {
    return refused
        .filter(last -> System.nanoTime() - last.at() < LATELY.toNanos())
        .map(Refused::why);
  }

  private void note(List<Unit> units) {
    for (var unit : units) {
      var outcome = unit.outcome().getNow(null);
      if (outcome instanceof Outcome.NotAppended(var why))
        refused = Optional.of(new Refused(why, System.nanoTime()));
      else if (outcome instanceof Outcome.Appended) refused = Optional.empty();
    }
  }

  private void run() {
    while (!closed || !queue.isEmpty()) {
      if (queue.isEmpty()) {
        wakeUp.acquireUninterruptibly();
        wakeUp.drainPermits();
      }
      turn.lock();
      try {
        takeQueued();
      } finally {
        turn.unlock();
      }
    }
  }

  /// Units that never got to the store have their outcome by then; the next ones are taken on.
  private void takeQueued() {
    var units = queued();
    if (units.isEmpty()) return;
    try {
      sequencer.take(units, units.size() <= FEW && untold.get() == 0 ? Runnable::run : this::tell);
    } catch (RuntimeException | Error defect) { // it is nobody's of those who come later
      System.getLogger(Intake.class.getName())
          .log(System.Logger.Level.ERROR, "a batch failed units=" + units.size(), defect);
    }
    note(units);
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
  private List<Unit> queued() {
    var units = new ArrayList<Unit>();
    int bytes = 0;
    while (units.size() < MOST_UNITS && bytes < MOST_BYTES) {
      var next = queue.poll();
      if (next == null) break;
      units.add(next);
      bytes += next.bytes();
    }
    return units;
  }

  @Override
  public void close() {
    closed = true;
    wakeUp.release();
    boolean interrupted = false;
    while (thread.isAlive())
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    turn.lock(); // whoever took its own unit on finishes it
    try {
      for (var left = queue.poll(); left != null; left = queue.poll())
        left.outcome().complete(afterwards);
    } finally {
      turn.unlock();
    }
    telling.close();
    if (interrupted) Thread.currentThread().interrupt();
  }
}
