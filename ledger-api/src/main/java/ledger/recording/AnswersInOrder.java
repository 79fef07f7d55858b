package ledger.recording;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import ledger.act.json.ActFile;
import ledger.act.json.ActFormat;
import ledger.act.json.Unreadable;
import ledger.recording.ActsController.Result;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.MissingNode;

/// The answers to the acts of a file, each written when it is there and those before it are
/// written, while the next acts are read.
///
/// So many acts are under way at most as there is room for. Every answer is waited for, also when
/// nobody reads them any more.
final class AnswersInOrder implements AutoCloseable {

  private static final int UNDER_WAY = 256;

  record Waiting(ActFile.Written act, Supplier<Result> result) {}

  interface Writer {
    void write(Waiting answer) throws IOException;
  }

  private static final Waiting END =
      new Waiting(
          new ActFile.Written(
              -1,
              Optional.empty(),
              new ActFormat.Parsed.Unread(new Unreadable.NotAnObject("")),
              MissingNode.getInstance(),
              Map.of()),
          () -> {
            throw new IllegalStateException("it is the end");
          });

  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(UNDER_WAY);
  private final Writer writer;
  private final Thread thread;
  private volatile @Nullable Throwable broken;

  AnswersInOrder(Writer writer) {
    this.writer = writer;
    this.thread = Thread.ofVirtual().name("answers").start(this::run);
  }

  /// Waits while there is no room.
  void add(ActFile.Written act, Supplier<Result> result) {
    put(new Waiting(act, result));
  }

  /// Whether nobody can be told any more.
  boolean isBroken() {
    return broken != null;
  }

  private void run() {
    try {
      for (var next = waiting.take(); next != END; next = waiting.take()) answer(next);
    } catch (InterruptedException e) { // nobody does
      throw new IllegalStateException(e);
    }
  }

  private void answer(Waiting one) {
    try {
      if (broken == null) writer.write(one);
      else {
        var _ = one.result().get(); // is still waited for, though nobody can be told
      }
    } catch (IOException | RuntimeException | Error e) { // those behind it are waited for
      broken = e;
    }
  }

  private void put(Waiting one) {
    boolean interrupted = false;
    while (true)
      try {
        waiting.put(one);
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
