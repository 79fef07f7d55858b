package ledger.record.axon;

import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import ledger.act.Act;
import ledger.act.CustodyAct;
import ledger.act.Event;
import ledger.act.UserId;
import ledger.context.Context;
import ledger.context.Known;
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

  /// The act that was accepted last, until it is known when it was recorded: what is decided live
  /// has to be what is replayed.
  private @Nullable UUID accepted;

  private final Refold<S> fold;
  private final Class<A> family;
  private final Decider<S, A> decider;

  Decided(S initial, BiFunction<S, Recorded, S> evolve, Class<A> family, Decider<S, A> decider) {
    this(new Refold<>(initial, evolve), family, decider);
  }

  Decided(Refold<S> fold, Class<A> family, Decider<S, A> decider) {
    this.fold = fold;
    this.family = family;
    this.decider = decider;
  }

  final void decide(Submission s) {
    foldAccepted(s.context().known());
    var decision =
        s.act() instanceof CustodyAct custody
            ? CustodyDecider.decide(custody, s.context(), s.now())
            : decider.decide(fold.state(), family.cast(s.act()), s.context(), s.now());
    switch (decision) {
      case Accepted(var event) -> {
        rehearse(event, s);
        AggregateLifecycle.apply(event, s.added());
      }
      case Refused(var reason) -> throw new ActRefused(reason);
    }
  }

  private void rehearse(Event event, Submission s) {
    var recorded = new Recorded(event, s.context().caller(), s.now());
    Rehearsal.of(s.act().name(), () -> fold.with(recorded), state -> ask(state, s))
        .ifPresent(reason -> {
          throw new ActRefused(reason);
        });
  }

  /// What the next act will ask of the state.
  void ask(S state, Submission next) {}

  /// A stream begins with an act of its own kind; what custody adds to it later names no stream.
  @EventSourcingHandler
  final void on(
      Event event, @MetaDataValue(EntryFormat.RECORDED_BY) String by, @Timestamp Instant at) {
    if (stream == null) stream = Stream.of(event.act(), _ -> java.util.Optional.empty()).id();
    if (AggregateLifecycle.isLive()) accepted = event.act().actId();
    else fold.add(new Recorded(event, new UserId(by), at));
  }

  /// An aggregate that is kept from one act to the next has not yet folded the last one.
  private void foldAccepted(Known known) {
    if (accepted == null) return;
    fold.add(known.entry(accepted).orElseThrow());
    accepted = null;
  }
}
