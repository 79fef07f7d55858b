package ledger.record.axon;

import java.time.Instant;
import java.util.function.BiFunction;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.Event;
import ledger.act.UserId;
import ledger.context.Context;
import ledger.custody.CustodyDecider;
import ledger.custody.Refold;
import ledger.decision.Decision;
import ledger.decision.Decision.Accepted;
import ledger.decision.Decision.Refused;
import ledger.record.Recorded;
import ledger.record.Stream;
import ledger.record.json.EntryFormat;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/// Axon's way in and out of the rules, once for all aggregates. Holds no rule of its own.
abstract class Decided<S, A extends Act> {

  /// How one family of acts is decided.
  interface Decider<S, A> {
    Decision decide(S state, A act, Context context, Instant now);
  }

  @AggregateIdentifier private @Nullable String stream;

  private final Refold<S> fold;
  private final Class<A> family;
  private final Decider<S, A> decider;

  Decided(S initial, BiFunction<S, Recorded, S> evolve, Class<A> family, Decider<S, A> decider) {
    this.fold = new Refold<>(initial, evolve);
    this.family = family;
    this.decider = decider;
  }

  final void decide(Submission s) {
    var decision =
        s.act() instanceof CustodyAct custody
            ? CustodyDecider.decide(custody, s.context(), s.now())
            : decider.decide(fold.state(), family.cast(s.act()), s.context(), s.now());
    switch (decision) {
      case Accepted(var event) -> AggregateLifecycle.apply(event, s.added());
      case Refused(var reason) -> throw new ActRefused(reason);
    }
  }

  /// A stream begins with an act of its own kind; what custody adds to it later names no stream.
  @EventSourcingHandler
  final void on(
      Event event, @MetaDataValue(EntryFormat.RECORDED_BY) String by, @Timestamp Instant at) {
    if (stream == null) stream = Stream.of(event.act(), _ -> java.util.Optional.empty()).id();
    fold.add(new Recorded(event, new UserId(by), at));
  }
}
