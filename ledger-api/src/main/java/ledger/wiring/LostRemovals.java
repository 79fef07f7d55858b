package ledger.wiring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ledger.act.Act;
import ledger.act.CustodyAct.AnnulRecord;
import ledger.act.CustodyAct.RemovePayload;
import ledger.act.json.ActFormat;
import ledger.erasure.ErasureList;
import ledger.log.LogEntry;
import ledger.log.Removal;
import ledger.log.postgres.LogTable;
import ledger.record.json.EntryFormat;

/// What was taken away of a log after the end of what is restored of it, so that it is there again
/// and nothing says why it should not be.
///
/// @param payloads that are there
/// @param acts that had them taken away, in their order: those about what is here
record LostRemovals(List<Removal> payloads, List<LogEntry> acts) {

  private static final int PAGE = 1_000;
  private static final EntryFormat FORMAT = new EntryFormat(new ActFormat());

  /// @param erased whenever it was
  static LostRemovals of(ErasureList.Listed erased, LogTable entries) {
    var said = new HashSet<Removal>();
    var here = new HashSet<UUID>();
    for (var page = entries.from(0, PAGE); !page.isEmpty(); ) {
      for (var entry : page) {
        FORMAT.removal(entry).ifPresent(said::add);
        here.add(entry.identity().event());
      }
      page = entries.from(page.getLast().position() + 1, PAGE);
    }
    var lost =
        erased.payloads().stream()
            .filter(taken -> !said.contains(taken) && isHere(taken, entries))
            .toList();
    if (lost.isEmpty()) return new LostRemovals(List.of(), List.of());
    var acts = new ArrayList<LogEntry>();
    for (var act : erased.acts())
      if (target(act).filter(here::contains).isPresent() && here.add(act.identity().event()))
        acts.add(act);
    return new LostRemovals(lost, acts);
  }

  /// With its payload.
  private static boolean isHere(Removal taken, LogTable entries) {
    return entries.from(taken.position(), 1).stream()
        .anyMatch(entry ->
            entry.position() == taken.position()
                && entry.hash().equals(taken.leaf())
                && !entry.isWithoutPayload());
  }

  /// Empty where it is none that has anything to do with a removal.
  private static Optional<UUID> target(LogEntry act) {
    return switch (FORMAT.recorded(act).event().act()) {
      case AnnulRecord annulment -> Optional.of(annulment.target());
      case RemovePayload removal -> Optional.of(removal.target());
      case Act _ -> Optional.empty();
    };
  }

  /// One that no act on the list takes away.
  Optional<Removal> withoutAct() {
    var said =
        acts.stream().flatMap(act -> FORMAT.removal(act).stream()).collect(Collectors.toSet());
    return payloads.stream().filter(taken -> !said.contains(taken)).findFirst();
  }
}
