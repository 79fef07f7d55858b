package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.Event.MandateEvent;
import ledger.act.MandateAct;
import ledger.mandate.Mandate;
import ledger.mandate.MandateDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.MANDATE)
final class MandateAggregate extends Decided<Mandate, MandateAct> {

  MandateAggregate() {
    super(
        new Mandate.Ungranted(),
        (state, r) -> Mandate.evolve(state, (MandateEvent) r.event()),
        MandateAct.class,
        MandateDecider::decide);
  }

  @CommandHandler(commandName = Family.MANDATE)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    decide(s);
  }
}
