package ledger.recording;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import ledger.recording.ActsController.Result;
import org.jspecify.annotations.Nullable;

/// The answers to the lines of a file, each written when it is there and those before it are
/// written, while the next lines are read.
///
/// So many lines are under way at most as there is room for. Every answer is waited for, also when
/// nobody reads them any more.
final class AnswersInOrder implements AutoCloseable {

  private static final int UNDER_WAY = 256;

  record Line(long number, Supplier<Result> result) {}

  interface Writer {
    void write(Line line) throws IOException;
  }

  private static final Line END = new Line(-1, () -> new Result(0, Optional.empty(), ""));

  private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(UNDER_WAY);
  private final Writer writer;
  private final Thread thread;
  private volatile @Nullable Throwable broken;

  AnswersInOrder(Writer writer) {
    this.writer = writer;
    this.thread = Thread.ofVirtual().name("answers").start(this::run);
  }

  /// Waits while there is no room.
  void add(long number, Supplier<Result> result) {
    put(new Line(number, result));
  }

  /// Whether nobody can be told any more.
  boolean isBroken() {
    return broken != null;
  }

  private void run() {
    try {
      for (var line = lines.take(); line != END; line = lines.take()) answer(line);
    } catch (InterruptedException e) { // nobody does
      throw new IllegalStateException(e);
    }
  }

  private void answer(Line line) {
    try {
      if (broken == null) writer.write(line);
      else {
        var _ = line.result().get(); // is still waited for, though nobody can be told
      }
    } catch (IOException | RuntimeException | Error e) { // the lines behind it are waited for
      broken = e;
    }
  }

  private void put(Line line) {
    boolean interrupted = false;
    while (true)
      try {
        lines.put(line);
        break;
      } catch (InterruptedException _) { // what is under way is told first
        interrupted = true;
      }
    if (interrupted) Thread.currentThread().interrupt();
  }

  /// Once the last answer is written.
  @Override
  public void close() throws IOException {
    put(END);
    boolean interrupted = false;
    while (thread.isAlive())
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    if (interrupted) Thread.currentThread().interrupt();
    switch (broken) {
      case null -> {}
      case IOException e -> throw e;
      case Throwable e -> throw new IllegalStateException("the answers could not be written", e);
    }
  }
}
