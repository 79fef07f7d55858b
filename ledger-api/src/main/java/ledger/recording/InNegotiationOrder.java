package ledger.recording;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import ledger.access.Access;
import ledger.act.Act;
import ledger.act.NegotiationAct.OpenNegotiation;
import ledger.context.Context;
import ledger.decision.Refusal.ActIdReused;
import ledger.decision.Refusal.NoSuchNegotiation;
import ledger.dossier.Taken;
import ledger.log.Outcome;
import ledger.log.Times;
import ledger.record.Recorded;
import ledger.record.Stream;
import ledger.record.Vocabulary;
import ledger.record.axon.ActRefused;
import ledger.record.axon.ActSerializer;
import ledger.record.axon.LogStorageEngine;
import ledger.record.axon.RecentAggregates;
import ledger.record.axon.Submission;
import ledger.record.postgres.ActsOnRecord;
import ledger.seal.json.Sameness;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/// Lets the acts of one negotiation through one after the other, each until it is durable, and
/// gives each decider what the record knows at that moment.
@Component
class InNegotiationOrder implements MessageHandlerInterceptor<CommandMessage<?>> {

  private final LockFactory locks;
  private final Contexts contexts;
  private final ActsOnRecord acts;
  private final RecentAggregates aggregates;
  private final Clock clock;

  InNegotiationOrder(
      LockFactory locks,
      Contexts contexts,
      ActsOnRecord acts,
      RecentAggregates aggregates,
      Clock clock) {
    this.locks = locks;
    this.contexts = contexts;
    this.acts = acts;
    this.aggregates = aggregates;
    this.clock = clock;
  }

  @Override
  public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
      throws Exception {
    var message = unit.getMessage();
    var act = (Act) message.getPayload();
    var lock = locks.obtainLock(act.negotiation().value());
    unit.onCleanup(_ -> lock.release());
    var kept = contexts.of(act.negotiation());
    var context = new Context(ActSerializer.recordedBy(message.getMetaData()), kept.known());
    if (kept.known().act(act.actId()).isPresent()) {
      long position = same(act, context);
      return effects(act, context, () -> new Outcome.Already(position, kept.position()));
    }
    unit.transformMessage(m ->
        new GenericCommandMessage<>(
            new GenericMessage<>(
                new Submission(act, context, clock.instant(), kept.position()), m.getMetaData()),
            m.getCommandName()));
    unit.afterCommit(_ -> recorded(act, context, kept, place(unit)));
    unit.onRollback(failed -> {
      if (failed.getExecutionResult().getExceptionResult() instanceof ActRefused) return;
      behind(act, context);
    });
    try {
      chain.proceed();
    } catch (ActRefused refused) {
      if (contexts.isCurrent(act.negotiation(), kept)) throw refused;
      throw new ConcurrencyException("refused on what is not the newest", refused);
    }
    return effects(act, context, () -> place(unit));
  }

  /// Nothing is said about a recorded act to somebody who may not see its negotiation.
  ///
  /// @return its position; also where its text was erased, so that only the rest can be compared
  private long same(Act sent, Context context) {
    if (!(sent instanceof OpenNegotiation)
        && !Access.maySee(context.caller(), context.known().negotiation()))
      throw new ActRefused(new NoSuchNegotiation(sent.negotiation()));
    var again = acts.again(sent).orElseThrow();
    if (again.sameness() == Sameness.DIFFERENT) throw new ActRefused(new ActIdReused(sent.actId()));
    return again.position();
  }

  private static Outcome place(UnitOfWork<?> unit) {
    return LogStorageEngine.outcome(unit).orElseThrow();
  }

  private void recorded(Act act, Context context, Contexts.Kept kept, Outcome place) {
    if (!(place instanceof Outcome.Appended(var position, var micros))) {
      behind(act, context);
      return;
    }
    var event = Vocabulary.ofAct(act.name()).orElseThrow().happened(act);
    contexts.add(kept, new Recorded(event, context.caller(), Times.instant(micros)), position);
  }

  /// Another node has written: both what is known of the negotiation and the stream itself are read
  /// again before the next try.
  private void behind(Act act, Context context) {
    contexts.behind(act.negotiation());
    aggregates.forget(Stream.of(act, context.known()::act).id());
  }

  private static Effects effects(Act act, Context context, Supplier<Outcome> place) {
    var envelope = act.envelope();
    return new Effects(
        place,
        context.strength(envelope),
        context.counts(envelope),
        switch (act) {
          case Act.Filing _ -> List.of();
          case Act.Statement statement ->
              Taken.by(statement, context.known()).stream().filter(Taken::implied).toList();
        });
  }
}
