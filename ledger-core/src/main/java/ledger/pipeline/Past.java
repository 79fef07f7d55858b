package ledger.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.record.PlaceInLog;
import ledger.record.Recorded;
import ledger.value.Id;

/// What a negotiation has on record, by whichever node.
public interface Past {

  record Positioned(long position, Recorded recorded) {}

  /// @param after the last position that is known already, -1 for none
  List<Positioned> of(Id negotiation, long after);

  /// The position of its last entry, -1 where nothing is on record.
  long last(Id negotiation);

  /// Where an act stands; empty where it is not on record.
  Optional<PlaceInLog> placeOf(UUID actId);
}
