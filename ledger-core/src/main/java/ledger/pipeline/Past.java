package ledger.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.compartment.Audience;
import ledger.negotiation.SealedEntry;
import ledger.record.PlaceInLog;
import ledger.record.Recorded;

/// What a negotiation has on record, by whichever node.
public interface Past {

  record Positioned(long position, Recorded recorded) {}

  /// What every one of an audience may see.
  ///
  /// @param after the last position that is known already, -1 for none
  List<Positioned> of(Audience audience, long after);

  /// The position of the last such entry, -1 where nothing is on record.
  long last(Audience audience);

  /// The entry that an act makes known to everybody; empty where its sender may not see it.
  Optional<SealedEntry> toUnseal(Act act, UserId sender);

  /// Where an act stands; empty where it is not on record.
  Optional<PlaceInLog> placeOf(UUID actId);
}
