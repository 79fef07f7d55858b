package ledger.wiring;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ledger.database.DatabaseWatch;
import ledger.log.postgres.DatabaseTrouble;
import ledger.startup.NotYet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/// Has a server begin anew, in its process and on its port, when its database is another one: a
/// standby was promoted, or the one that a reader reads from was started again.
///
/// Whatever is in its memory, from the head of the log to a reader's kept answers, may rest on
/// entries that the former primary showed and the new one does not have. A start reads all of it
/// from what is there, and is tried in every test.
final class Reopening {

  private static final Logger LOG = LoggerFactory.getLogger(Reopening.class);
  private static final long AGAIN_MS = 500;

  private final Supplier<ConfigurableApplicationContext> start;
  private final Consumer<RuntimeException> failed;

  /// @param start where it listened before
  /// @param failed told why it cannot, where that is not the database's absence
  Reopening(Supplier<ConfigurableApplicationContext> start, Consumer<RuntimeException> failed) {
    this.start = start;
    this.failed = failed;
  }

  void watch(ConfigurableApplicationContext context) {
    context
        .getBean(DatabaseWatch.class)
        .onMoved(() ->
            // Not a daemon, as its parent is: what it starts keeps the process alive.
            Thread.ofPlatform().name("reopening").daemon(false).start(() -> reopen(context)));
  }

  private void reopen(ConfigurableApplicationContext before) {
    LOG.warn("its database is another one: the ledger begins anew");
    before.close();
    while (true)
      try {
        watch(start.get());
        return;
      } catch (RuntimeException fault) {
        var passing = passing(fault);
        if (passing.isEmpty()) {
          failed.accept(fault);
          return;
        }
        LOG.warn("the ledger waits for its database why={}", passing.get());
        pause();
      }
  }

  /// Why it cannot start yet; empty where that does not pass by itself.
  private static Optional<String> passing(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause())
      if (cause instanceof NotYet soon) return Optional.of(String.valueOf(soon.getMessage()));
    return DatabaseTrouble.of(fault).map(DatabaseTrouble::words);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(AGAIN_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
