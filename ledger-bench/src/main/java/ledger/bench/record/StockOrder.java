package ledger.bench.record;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import ledger.act.Act;
import ledger.compartment.Audience;
import ledger.dossier.TakenStance;
import ledger.pipeline.Door;
import ledger.record.axon.ActSerializer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// Lets the acts of one negotiation through one after the other, inside the transaction that
/// records them, as the ledger had it.
record StockOrder(StockEvents events, StockContexts contexts, Clock clock)
    implements MessageHandlerInterceptor<CommandMessage<?>> {

  @Override
  public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
      throws Exception {
    var message = unit.getMessage();
    var act = (Act) message.getPayload();
    events.lock(act.negotiation());
    var kept = contexts.of(act.negotiation());
    if (events.byAct(act.actId()).isPresent())
      throw new IllegalStateException("nothing is sent twice here");
    var state = kept.replay().before(act);
    var caller = ActSerializer.recordedBy(message.getMetaData());
    unit.transformMessage(m ->
        new GenericCommandMessage<>(
            new GenericMessage<>(
                new Door.Decide(
                    act,
                    Audience.everybodyIn(act.negotiation()),
                    caller,
                    state,
                    clock.instant(),
                    Optional.empty(),
                    Optional.empty()),
                m.getMetaData()),
            m.getCommandName()));
    if (chain.proceed() instanceof Door.Result.Refused refused)
      throw new IllegalStateException("not recorded: " + refused);
    return List.of(
        state.strength(act.envelope()),
        state.counts(act.envelope()),
        act instanceof Act.Statement statement
            ? TakenStance.by(statement, state).stream().filter(TakenStance::implied).toList()
            : List.of());
  }
}
