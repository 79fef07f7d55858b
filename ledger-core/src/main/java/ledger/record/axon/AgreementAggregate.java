package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.AgreementAct;
import ledger.act.Event.AgreementEvent;
import ledger.agreement.Agreement;
import ledger.agreement.AgreementDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.AGREEMENT)
final class AgreementAggregate extends Decided<Agreement, AgreementAct> {

  AgreementAggregate() {
    super(
        new Agreement.Unrecorded(),
        (state, r) -> Agreement.evolve(state, (AgreementEvent) r.event(), r.at()),
        AgreementAct.class,
        AgreementDecider::decide);
  }

  @CommandHandler(commandName = Family.AGREEMENT)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    decide(s);
  }
}
