package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.Event.ReferentEvent;
import ledger.act.ReferentAct;
import ledger.referent.Referent;
import ledger.referent.ReferentDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.REFERENT)
final class ReferentAggregate extends Decided<Referent, ReferentAct> {

  ReferentAggregate() {
    super(
        new Referent.Unregistered(),
        (state, r) -> Referent.evolve(state, (ReferentEvent) r.event()),
        ReferentAct.class,
        ReferentDecider::decide);
  }

  @CommandHandler(commandName = Family.REFERENT)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    decide(s);
  }
}
