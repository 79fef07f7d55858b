package ledger.readmodel.postgres;

import java.util.HashMap;
import java.util.Map;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.NegotiationEvent;
import ledger.compartment.Audience;
import ledger.log.StreamName;
import ledger.readmodel.ReadModelProjector;
import ledger.value.Id;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// Keeps the read models in step with the record: of all acts that are handled together, each
/// negotiation is folded once.
@ProcessingGroup(ReadModelProjection.GROUP)
public final class ReadModelProjection {

  /// The name of the processor, which the tokens are stored under.
  public static final String GROUP = "read-models";

  private final ReadModelProjector projector;
  private final Refresh refresh;

  public ReadModelProjection(ReadModelProjector projector, Refresh refresh) {
    this.projector = projector;
    this.refresh = refresh;
  }

  /// What an act says is not read here: the fold reads it from the record.
  @EventHandler
  void on(DomainEventMessage<?> act, TrackingToken token, UnitOfWork<?> batch) {
    Audience.parse(StreamName.negotiationOf(act.getAggregateIdentifier()))
        .ifPresent(audience -> {
          if (audience.isEverybody())
            news(batch).put(audience.negotiation(), token.position().orElseThrow());
          else if (changesWhoMaySee(act)) othersRead(audience.negotiation(), news(batch));
        });
  }

  /// What is stored stays as it is, but for who may read it: its position stays too, so there is
  /// none to wait for.
  private void othersRead(Id negotiation, Map<Id, Long> news) {
    projector.forget(negotiation);
    news.merge(negotiation, 0L, Math::max);
  }

  private static boolean changesWhoMaySee(DomainEventMessage<?> act) {
    var kind = act.getPayloadType();
    return NegotiationEvent.class.isAssignableFrom(kind)
        || CustodyEvent.class.isAssignableFrom(kind);
  }

  private Map<Id, Long> news(UnitOfWork<?> batch) {
    return batch
        .root()
        .getOrComputeResource(
            GROUP,
            _ -> {
              var news = new HashMap<Id, Long>();
              batch.root().onPrepareCommit(unit -> takeIn(news, unit));
              return news;
            });
  }

  private void takeIn(Map<Id, Long> news, UnitOfWork<?> batch) {
    var taken = projector.takeIn(news);
    batch.afterCommit(_ -> taken.committed().forEach(refresh::later));
  }
}
