package ledger.record.axon;

import ledger.act.Event;
import ledger.act.UserId;
import ledger.decision.Decision;
import ledger.decision.Decision.Accepted;
import ledger.decision.Decision.Refused;
import ledger.record.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/// Axon's way in and out of the rules, once for all aggregates. Holds no rule of its own.
abstract class Decided {

  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private String stream;

  static void record(Decision decision, UserId caller) {
    switch (decision) {
      case Accepted(var event) ->
          AggregateLifecycle.apply(event, MetaData.with(ActSerializer.RECORDED_BY, caller.value()));
      case Refused(var reason) -> throw new ActRefused(reason);
    }
  }

  /// Called by every `on`: Axon calls one handler for an event, the most specific.
  final void named(Event event) {
    stream = Stream.of(event.act()).id();
  }
}
