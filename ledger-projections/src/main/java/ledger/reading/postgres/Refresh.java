package ledger.reading.postgres;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionTemplate;

/// Folds again what a date has made old: each second, on every node.
public final class Refresh implements AutoCloseable {

  private static final int EVERY_S = 1;

  private final List<Models> questions;
  private final ModelTable models;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("model-refresh").daemon().factory());

  public Refresh(
      List<Models> questions, ModelTable models, TransactionTemplate transaction, Clock clock) {
    this.questions = questions;
    this.models = models;
    this.transaction = transaction;
    this.clock = clock;
  }

  public Refresh start() {
    thread.scheduleWithFixedDelay(this::tried, EVERY_S, EVERY_S, TimeUnit.SECONDS);
    return this;
  }

  private void tried() {
    try {
      run();
    } catch (RuntimeException e) {
      System.getLogger(Refresh.class.getName())
          .log(System.Logger.Level.WARNING, "answers could not be brought up to date", e);
    }
  }

  private void run() {
    for (var question : questions) {
      var now = clock.instant();
      var due = models.due(question.question(), now);
      if (!due.isEmpty()) transaction.executeWithoutResult(_ -> question.refresh(due, now));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
