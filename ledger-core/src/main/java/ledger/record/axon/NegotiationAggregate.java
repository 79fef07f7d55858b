package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.Event.NegotiationEvent;
import ledger.act.NegotiationAct;
import ledger.negotiation.Negotiation;
import ledger.negotiation.NegotiationDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.NEGOTIATION)
final class NegotiationAggregate extends Decided<Negotiation, NegotiationAct> {

  NegotiationAggregate() {
    super(
        new Negotiation.Unopened(),
        (state, r) -> Negotiation.evolve(state, (NegotiationEvent) r.event(), r),
        NegotiationAct.class,
        NegotiationDecider::decide);
  }

  @CommandHandler(commandName = Family.NEGOTIATION)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    decide(s);
  }
}
