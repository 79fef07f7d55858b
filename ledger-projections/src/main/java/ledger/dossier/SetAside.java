package ledger.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What custody has put aside, one step away for whoever reads the record.
///
/// @param annulled the entries that do not stand any more
/// @param uncorrected how corrected entries were first recorded
/// @param removals for each act without payload, the act that took it away
public record SetAside(
    List<Entry> annulled, Map<UUID, Entry> uncorrected, Map<UUID, UUID> removals) {

  /// An entry that does not stand.
  ///
  /// @param removal the act that took its payload away
  void add(Entry entry, Optional<UUID> removal) {
    annulled.add(removal.isPresent() ? entry.withoutPayload() : entry);
    removal.ifPresent(act -> removals.put(entry.act().actId(), act));
  }

  static final SetAside NOTHING = new SetAside(List.of(), Map.of(), Map.of());
}
