package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.Event.SourceEvent;
import ledger.act.SourceAct;
import ledger.source.Source;
import ledger.source.SourceDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.SOURCE)
final class SourceAggregate extends Decided {

  private Source state = new Source.Unregistered();

  @CommandHandler(commandName = Family.SOURCE)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    record(
        SourceDecider.decide(state, (SourceAct) s.act(), s.context(), s.now()),
        s.context().caller());
  }

  @EventSourcingHandler
  void on(SourceEvent event) {
    named(event);
    state = Source.evolve(state, event);
  }
}
