package ledger.bench.record;

import java.time.Clock;
import java.util.List;
import ledger.act.Act;
import ledger.context.Context;
import ledger.dossier.Taken;
import ledger.record.axon.ActSerializer;
import ledger.record.axon.Submission;
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
    var context = new Context(ActSerializer.recordedBy(message.getMetaData()), kept.known());
    if (events.byAct(act.actId()).isPresent())
      throw new IllegalStateException("nothing is sent twice here");
    unit.transformMessage(m ->
        new GenericCommandMessage<>(
            new GenericMessage<>(
                new Submission(act, context, clock.instant(), kept.position()), m.getMetaData()),
            m.getCommandName()));
    chain.proceed();
    return List.of(
        context.strength(act.envelope()),
        context.counts(act.envelope()),
        act instanceof Act.Statement statement
            ? Taken.by(statement, context.known()).stream().filter(Taken::implied).toList()
            : List.of());
  }
}
