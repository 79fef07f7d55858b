package ledger.recording;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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

  private final FreshnessTable freshness;
  private final List<Query> questions;
  private final DeadLetterTable letters;
  private final Rebuild rebuild;
  private final Tail tail;

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

  @Override
  public Health health() {
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
