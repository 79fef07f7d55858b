package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.Event.IssueEvent;
import ledger.act.IssueAct;
import ledger.issue.Issue;
import ledger.issue.IssueDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.ISSUE)
final class IssueAggregate extends Decided {

  private Issue state = new Issue.Unraised();

  @CommandHandler(commandName = Family.ISSUE)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    record(
        IssueDecider.decide(state, (IssueAct) s.act(), s.context(), s.now()), s.context().caller());
  }

  @EventSourcingHandler
  void on(IssueEvent event) {
    named(event);
    state = Issue.evolve(state, event);
  }
}
