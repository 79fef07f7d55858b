package ledger.recording;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import ledger.reading.postgres.DeadLetterTable;
import ledger.reading.postgres.ModelProjection;
import ledger.reading.postgres.Models;
import ledger.rebuild.postgres.Rebuild;
import ledger.record.axon.Tail;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// How far behind the record the answers that are kept are, and how many cannot be. Never down:
/// what is not kept is folded.
@Component
class ReadingHealth implements HealthIndicator {

  private final Configuration axon;
  private final List<Models> models;
  private final DeadLetterTable letters;
  private final Rebuild rebuild;
  private final Tail tail;

  ReadingHealth(
      Configuration axon,
      List<Models> models,
      DeadLetterTable letters,
      Rebuild rebuild,
      Tail tail) {
    this.axon = axon;
    this.models = models;
    this.letters = letters;
    this.rebuild = rebuild;
    this.tail = tail;
  }

  @Override
  public Health health() {
    var behind = new TreeMap<String, Long>();
    models.forEach(kept -> behind(kept).ifPresent(acts -> behind.put(kept.question(), acts)));
    var health =
        Health.up().withDetail("deadLetters", letters.count()).withDetail("actsBehind", behind);
    rebuild.progress().ifPresent(progress -> health.withDetail("rebuild", progress.state()));
    return health.build();
  }

  /// Of the segments that this node reads; empty where it reads none.
  private Optional<Long> behind(Models kept) {
    return axon.eventProcessingConfiguration()
        .eventProcessor(ModelProjection.group(kept), StreamingEventProcessor.class)
        .flatMap(processor ->
            processor.processingStatus().values().stream().map(this::behind).max(Long::compareTo));
  }

  private long behind(EventTrackerStatus segment) {
    return tail.head() - 1 - segment.getCurrentPosition().orElse(-1);
  }
}
