package ledger.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.act.Act;
import ledger.dossier.Entry;
import ledger.positions.MatrixCell;
import ledger.session.ReadSession;

/// What was said at a position, and how it came on record, for pages that show it beside what
/// follows from it.
public record SaidAt(Map<Long, Entry> byPosition, Map<UUID, Entry> byAct) {

  static SaidAt of(ReadSession session) {
    var entries = session.dossier().entries();
    return new SaidAt(
        entries.stream().collect(Collectors.toMap(Entry::position, Function.identity())),
        entries.stream()
            .collect(Collectors.toMap(e -> e.act().actId(), Function.identity(), (one, _) -> one)));
  }

  /// Empty where what is there does not count in what the page shows.
  Optional<Entry> at(long position) {
    return Optional.ofNullable(byPosition.get(position));
  }

  /// The act by which the holder of a position stands there now.
  Optional<Act> standing(MatrixCell cell) {
    return cell.history().stream()
        .filter(move -> !move.superseded())
        .reduce((_, later) -> later)
        .flatMap(move -> at(move.position()))
        .map(Entry::act);
  }

  /// In the order of the record.
  public List<Entry> of(Collection<UUID> acts) {
    return acts.stream()
        .flatMap(act -> Optional.ofNullable(byAct.get(act)).stream())
        .sorted(Comparator.comparingLong(Entry::position))
        .toList();
  }
}
