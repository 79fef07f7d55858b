package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.AllegationAct;
import ledger.act.Event.AllegationEvent;
import ledger.allegation.Allegation;
import ledger.allegation.AllegationDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.ALLEGATION)
final class AllegationAggregate extends Decided {

  private Allegation state = new Allegation.Unraised();

  @CommandHandler(commandName = Family.ALLEGATION)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    record(
        AllegationDecider.decide(state, (AllegationAct) s.act(), s.context(), s.now()),
        s.context().caller());
  }

  @EventSourcingHandler
  void on(AllegationEvent event) {
    named(event);
    state = Allegation.evolve(state, event);
  }
}
