package ledger.reading.postgres;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import ledger.log.StreamName;
import ledger.value.Id;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// Keeps the answers to one question in step with the record: of all acts that are handled
/// together, each negotiation is folded once.
public final class ModelProjection {

  /// So many are at work on one question, on any node.
  public static final int SEGMENTS = 2;

  /// After what was taken in together: what comes meanwhile is folded once, and not act by act.
  private static final long BREATH_NS = 40_000_000;

  private final Models models;

  public ModelProjection(Models models) {
    this.models = models;
  }

  /// The name of the processor, which the tokens are kept under.
  public String group() {
    return group(models);
  }

  public static String group(Models models) {
    return group(models.question());
  }

  static String group(String question) {
    return "model-" + question;
  }

  /// What an act says is not read here: the fold reads it from the record.
  @EventHandler
  void on(DomainEventMessage<?> act, TrackingToken token, UnitOfWork<?> batch) {
    Id.parse(StreamName.negotiationOf(act.getAggregateIdentifier()))
        .ifPresent(id -> staged(batch).put(id, token.position().orElseThrow()));
  }

  private Map<Id, Long> staged(UnitOfWork<?> batch) {
    return batch
        .root()
        .getOrComputeResource(
            group(),
            _ -> {
              var staged = new HashMap<Id, Long>();
              batch.root().onPrepareCommit(_ -> models.takeIn(staged));
              batch.root().afterCommit(_ -> LockSupport.parkNanos(BREATH_NS));
              return staged;
            });
  }
}
