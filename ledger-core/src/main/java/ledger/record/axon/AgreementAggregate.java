package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.AgreementAct;
import ledger.agreement.Agreement;
import ledger.agreement.AgreementDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.AGREEMENT)
final class AgreementAggregate extends Decided<Agreement, AgreementAct> {

  AgreementAggregate() {
    super(Agreement.fold(), AgreementAct.class, AgreementDecider::decide);
  }

  @CommandHandler(commandName = Family.AGREEMENT)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    decide(s);
  }

  @Override
  void ask(Agreement state, Submission next) {
    if (!(state instanceof Agreement.OnRecord on)) return;
    on.currentAt(next.now(), next.context()::counts);
    on.versions().forEach(version -> on.inForceSince(version, next.context()::counts));
  }
}
