package ledger.log.postgres;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Asks again and again how far the log goes: on a standby nobody can listen ([HeadListener]).
public final class HeadPolling implements AutoCloseable {

  private static final int EVERY_MS = 50;
  private static final int AGAIN_MS = 500;

  private final LongSupplier head;
  private final LongConsumer heads;
  private final Thread thread;
  private volatile boolean closed;

  public HeadPolling(LongSupplier head, LongConsumer heads) {
    this.head = head;
    this.heads = heads;
    this.thread = Thread.ofPlatform().name("log-heads").daemon().start(this::run);
  }

  private void run() {
    while (!closed)
      try {
        heads.accept(head.getAsLong());
        pause(EVERY_MS);
      } catch (RuntimeException lost) {
        // Whatever it was: a server that stopped asking would never see another entry.
        System.getLogger(HeadPolling.class.getName())
            .log(System.Logger.Level.WARNING, "the head cannot be asked for, trying again", lost);
        pause(AGAIN_MS);
      }
  }

  private void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
