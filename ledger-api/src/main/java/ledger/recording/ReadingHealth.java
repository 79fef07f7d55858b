package ledger.recording;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ledger.query.Query;
import ledger.readmodel.postgres.DeadLetterTable;
import ledger.readmodel.postgres.FreshnessTable;
import ledger.rebuild.postgres.Rebuild;
import ledger.record.axon.Tail;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// How far behind the record the read models are, and how much of them cannot be. They come along
/// together, so that it is one number. Never down: what is not stored is folded.
@Component
class ReadingHealth implements HealthIndicator {

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Health NOT_KNOWN =
      Health.up().withDetail("notKnown", "the database does not say").build();

  private final FreshnessTable freshness;
  private final List<Query> questions;
  private final DeadLetterTable letters;
  private final Rebuild rebuild;
  private final Tail tail;
  private CompletableFuture<Health> asking = CompletableFuture.completedFuture(NOT_KNOWN);

  ReadingHealth(
      FreshnessTable freshness,
      List<Query> questions,
      DeadLetterTable letters,
      Rebuild rebuild,
      Tail tail) {
    this.freshness = freshness;
    this.questions = questions;
    this.letters = letters;
    this.rebuild = rebuild;
    this.tail = tail;
  }

  /// The database is asked for it, and nobody waits longer than this for what it says.
  @Override
  public Health health() {
    try {
      return asked().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return NOT_KNOWN;
    } catch (ExecutionException | TimeoutException _) {
      return NOT_KNOWN;
    }
  }

  /// By one at a time, however many want to know.
  private synchronized CompletableFuture<Health> asked() {
    if (asking.isDone())
      asking = CompletableFuture.supplyAsync(this::told, Thread::startVirtualThread);
    return asking;
  }

  private Health told() {
    var behind = new TreeMap<String, Long>();
    behind().ifPresent(acts -> questions.forEach(question -> behind.put(question.name(), acts)));
    var health =
        Health.up().withDetail("deadLetters", letters.count()).withDetail("actsBehind", behind);
    rebuild.progress().ifPresent(progress -> health.withDetail("rebuild", progress.state()));
    return health.build();
  }

  private Optional<Long> behind() {
    return freshness.reached().map(reached -> Math.max(0, tail.head() - 1 - reached));
  }
}
