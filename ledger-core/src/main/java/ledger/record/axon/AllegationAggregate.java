package ledger.record.axon;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import ledger.act.AllegationAct;
import ledger.act.Event.AllegationEvent;
import ledger.allegation.Allegation;
import ledger.allegation.AllegationDecider;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;

@AggregateRoot(type = Family.ALLEGATION)
final class AllegationAggregate extends Decided<Allegation, AllegationAct> {

  AllegationAggregate() {
    super(
        new Allegation.Unraised(),
        (state, r) -> Allegation.evolve(state, (AllegationEvent) r.event()),
        AllegationAct.class,
        AllegationDecider::decide);
  }

  @CommandHandler(commandName = Family.ALLEGATION)
  @CreationPolicy(CREATE_IF_MISSING)
  void handle(Submission s) {
    decide(s);
  }
}
