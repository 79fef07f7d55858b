package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.Event.ReferentEvent;
import ledger.act.ReferentAct;
import ledger.referent.Referent;
import ledger.referent.ReferentDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.REFERENT)
final class ReferentAggregate extends Decided {

  private Referent state = new Referent.Unregistered();

  @CommandHandler(commandName = Family.REFERENT)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    record(
        ReferentDecider.decide(state, (ReferentAct) s.act(), s.context(), s.now()),
        s.context().caller());
  }

  @EventSourcingHandler
  void on(ReferentEvent event) {
    named(event);
    state = Referent.evolve(state, event);
  }
}
