package ledger.dossier;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ledger.act.CustodyAct;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.RemovePayload;
import ledger.act.Event.PayloadRemoved;
import ledger.custody.Custody;

/// What no reading shows any more since a payload was taken away: that act, and every act that was
/// annulled by then.
///
/// Nobody can read what was said, and so nobody can read either what was said of it. That holds for
/// a reading of what was known earlier too, when none of it was annulled yet.
///
/// @param custody as it stood when the last payload was taken away
record Withdrawn(Custody custody) {

  static final Withdrawn NOTHING = new Withdrawn(Custody.NONE);

  /// @param record all of it, whatever is known in the reading
  static Withdrawn of(List<Entry> record) {
    for (int i = record.size() - 1; i >= 0; i--)
      if (record.get(i).recorded().event() instanceof PayloadRemoved)
        return new Withdrawn(
            Custody.of(record.subList(0, i + 1).stream().map(Entry::recorded).toList()));
    return NOTHING;
  }

  /// The beginning of a record, and behind it those annulments and removals that withdraw some of
  /// it.
  static List<Entry> known(List<Entry> record, long knownBy) {
    long last =
        record.stream()
            .filter(e -> e.recorded().event() instanceof PayloadRemoved)
            .mapToLong(Entry::position)
            .max()
            .orElse(-1);
    var acts =
        record.stream()
            .filter(e -> e.position() <= knownBy)
            .map(e -> e.act().actId())
            .collect(Collectors.toSet());
    return record.stream()
        .filter(e ->
            e.position() <= knownBy
                || e.position() <= last
                    && (e.act() instanceof AnnulRecord || e.act() instanceof RemovePayload)
                    && acts.contains(((CustodyAct) e.act()).target()))
        .toList();
  }

  boolean has(UUID act) {
    return custody.isAnnulled(act);
  }

  /// The act that took the payload of this one away.
  Optional<UUID> removal(UUID act) {
    return custody.removal(act);
  }

  /// Custody as it is read: without corrections that are withdrawn, or that the reader rejects.
  Custody custody(List<Entry> known, Set<UUID> rejected) {
    return Custody.of(
        known.stream().map(Entry::recorded).filter(r -> !has(r.event().act().actId())).toList(),
        rejected);
  }
}
