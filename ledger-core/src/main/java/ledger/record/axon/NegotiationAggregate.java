package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.time.Instant;
import ledger.act.Event.NegotiationEvent;
import ledger.act.NegotiationAct;
import ledger.act.UserId;
import ledger.negotiation.Negotiation;
import ledger.negotiation.NegotiationDecider;
import ledger.record.Recorded;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.NEGOTIATION)
final class NegotiationAggregate extends Decided {

  private Negotiation state = new Negotiation.Unopened();

  @CommandHandler(commandName = Family.NEGOTIATION)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    record(
        NegotiationDecider.decide(state, (NegotiationAct) s.act(), s.context(), s.now()),
        s.context().caller());
  }

  @EventSourcingHandler
  void on(
      NegotiationEvent event,
      @MetaDataValue(ActSerializer.RECORDED_BY) String by,
      @Timestamp Instant at) {
    named(event);
    state = Negotiation.evolve(state, event, new Recorded(event, new UserId(by), at));
  }
}
