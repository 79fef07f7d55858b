package ledger.reference;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import ledger.act.Act;
import ledger.dossier.Entry;

/// Answers "which acts speak of this one?": those that name it, and those that name what it made,
/// be it an agreement, a reading or a report.
public final class References {

  private References() {}

  /// @param visible what the asking user may see, in any order
  /// @return in the order of the record
  public static List<Entry> to(Act act, Collection<Entry> visible) {
    var made = Named.madeBy(act).collect(Collectors.toSet());
    return visible.stream()
        .filter(entry -> !entry.act().actId().equals(act.actId()))
        .filter(entry -> Named.spokenOfIn(entry.act()).anyMatch(made::contains))
        .sorted(Comparator.comparingLong(Entry::position))
        .toList();
  }
}
