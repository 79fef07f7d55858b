package ledger.recording;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import ledger.access.Access;
import ledger.act.Act;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.act.json.ActFormat;
import ledger.context.Context;
import ledger.decision.Refusal.ActIdReused;
import ledger.decision.Refusal.NoSuchNegotiation;
import ledger.dossier.Taken;
import ledger.record.axon.ActRefused;
import ledger.record.axon.ActSerializer;
import ledger.record.axon.Submission;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/// Lets the acts of one negotiation through one after the other, inside the transaction that
/// records them, and gives each decider what the record knows at that moment.
@Component
class InNegotiationOrder implements MessageHandlerInterceptor<CommandMessage<?>> {

  private final EventTable events;
  private final Contexts contexts;
  private final ActFormat format;
  private final Clock clock;

  InNegotiationOrder(EventTable events, Contexts contexts, ActFormat format, Clock clock) {
    this.events = events;
    this.contexts = contexts;
    this.format = format;
    this.clock = clock;
  }

  @Override
  public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
      throws Exception {
    var message = unit.getMessage();
    var act = (Act) message.getPayload();
    var caller = ActSerializer.recordedBy(message.getMetaData());
    events.lock(act.negotiation());
    var context = new Context(caller, contexts.of(act.negotiation()));
    var stored = events.byAct(act.actId());
    if (stored.isPresent()) {
      mustBeTheSame(stored.get(), act, context);
      return outcome(act, context, true);
    }
    unit.transformMessage(m ->
        new GenericCommandMessage<>(
            new GenericMessage<>(new Submission(act, context, clock.instant()), m.getMetaData()),
            m.getCommandName()));
    chain.proceed();
    return outcome(act, context, false);
  }

  /// Nothing is said about a recorded act to somebody who may not see its negotiation.
  private void mustBeTheSame(EventTable.Stored stored, Act act, Context context) {
    if (!(act instanceof OpenNegotiation)
        && !Access.maySee(context.caller(), context.known().negotiation()))
      throw new ActRefused(new NoSuchNegotiation(act.negotiation()));
    if (!Arrays.equals(stored.payload(), format.write(act)))
      throw new ActRefused(new ActIdReused(act.actId()));
  }

  private static Outcome outcome(Act act, Context context, boolean already) {
    var envelope = act.envelope();
    return new Outcome(
        already,
        context.strength(envelope),
        context.counts(envelope),
        switch (act) {
          case Act.Filing _ -> List.of();
          case Act.Statement statement ->
              Taken.by(statement, context.known()).stream().filter(Taken::implied).toList();
        });
  }
}
