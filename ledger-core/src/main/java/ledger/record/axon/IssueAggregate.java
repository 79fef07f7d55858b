package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.Event.IssueEvent;
import ledger.act.IssueAct;
import ledger.issue.Issue;
import ledger.issue.IssueDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.ISSUE)
final class IssueAggregate extends Decided<Issue, IssueAct> {

  IssueAggregate() {
    super(
        new Issue.Unraised(),
        (state, r) -> Issue.evolve(state, (IssueEvent) r.event()),
        IssueAct.class,
        IssueDecider::decide);
  }

  @CommandHandler(commandName = Family.ISSUE)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    decide(s);
  }
}
