package ledger.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.WithoutPayload;
import ledger.compartment.Audience;
import ledger.negotiation.NegotiationState;
import ledger.pipeline.Past.Positioned;

/// The state of a negotiation as it is on record, folded with the times that the record gave.
///
/// @param last the last act that was recorded for the same audience
/// @param position of that act, -1 where there is none
public record Durable(NegotiationState state, Optional<UUID> last, long position) {

  static final Durable NOTHING = new Durable(NegotiationState.NONE, Optional.empty(), -1);

  /// @param record what every one of the audience may see
  static Durable of(Audience audience, List<Positioned> record) {
    if (record.isEmpty()) return NOTHING;
    return new Durable(
        NegotiationState.of(record.stream().map(Positioned::recorded).toList()),
        record.reversed().stream()
            .map(Positioned::recorded)
            .filter(recorded -> recorded.audience().equals(audience))
            .map(recorded -> recorded.event().act().actId())
            .findFirst(),
        record.getLast().position());
  }

  /// Empty after a custody act, which looks at the whole record, and after an act without payload:
  /// what was said of it before it was annulled cannot be folded in its order.
  Optional<Durable> after(Positioned entry) {
    var event = entry.recorded().event();
    return event instanceof CustodyEvent || event instanceof WithoutPayload
        ? Optional.empty()
        : Optional.of(
            new Durable(
                state.after(entry.recorded()), Optional.of(event.act().actId()), entry.position()));
  }
}
