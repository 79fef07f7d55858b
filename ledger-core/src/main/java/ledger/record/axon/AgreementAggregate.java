package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.time.Instant;
import ledger.act.AgreementAct;
import ledger.act.Event.AgreementEvent;
import ledger.agreement.Agreement;
import ledger.agreement.AgreementDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.AGREEMENT)
final class AgreementAggregate extends Decided {

  private Agreement state = new Agreement.Unrecorded();

  @CommandHandler(commandName = Family.AGREEMENT)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    record(
        AgreementDecider.decide(state, (AgreementAct) s.act(), s.context(), s.now()),
        s.context().caller());
  }

  @EventSourcingHandler
  void on(AgreementEvent event, @Timestamp Instant recorded) {
    named(event);
    state = Agreement.evolve(state, event, recorded);
  }
}
