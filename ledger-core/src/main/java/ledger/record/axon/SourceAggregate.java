package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.Event.SourceEvent;
import ledger.act.SourceAct;
import ledger.source.Source;
import ledger.source.SourceDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.SOURCE)
final class SourceAggregate extends Decided<Source, SourceAct> {

  SourceAggregate() {
    super(
        new Source.Unregistered(),
        (state, r) -> Source.evolve(state, (SourceEvent) r.event()),
        SourceAct.class,
        SourceDecider::decide);
  }

  @CommandHandler(commandName = Family.SOURCE)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    decide(s);
  }
}
