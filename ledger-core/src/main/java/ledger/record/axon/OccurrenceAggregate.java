package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.Event.OccurrenceEvent;
import ledger.act.OccurrenceAct;
import ledger.occurrence.Occurrence;
import ledger.occurrence.OccurrenceDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.OCCURRENCE)
final class OccurrenceAggregate extends Decided<Occurrence, OccurrenceAct> {

  OccurrenceAggregate() {
    super(
        new Occurrence.Unreported(),
        (state, r) -> Occurrence.evolve(state, (OccurrenceEvent) r.event()),
        OccurrenceAct.class,
        OccurrenceDecider::decide);
  }

  @CommandHandler(commandName = Family.OCCURRENCE)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    decide(s);
  }
}
