package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.Event.OccurrenceEvent;
import ledger.act.OccurrenceAct;
import ledger.occurrence.Occurrence;
import ledger.occurrence.OccurrenceDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.OCCURRENCE)
final class OccurrenceAggregate extends Decided {

  private Occurrence state = new Occurrence.Unreported();

  @CommandHandler(commandName = Family.OCCURRENCE)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    record(
        OccurrenceDecider.decide(state, (OccurrenceAct) s.act(), s.context(), s.now()),
        s.context().caller());
  }

  @EventSourcingHandler
  void on(OccurrenceEvent event) {
    named(event);
    state = Occurrence.evolve(state, event);
  }
}
