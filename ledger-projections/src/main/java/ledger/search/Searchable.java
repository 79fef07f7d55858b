package ledger.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import ledger.act.Actor;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.value.Id;

/// What one act can be found by.
///
/// @param act its name on the wire
/// @param by whose act it is
public record Searchable(
    Id negotiation, long position, UUID actId, String act, Optional<Actor> by, List<Text> texts) {

  /// Of each act that holds a text, as it was corrected, in the order of the record. What is
  /// annulled is not found.
  public static List<Searchable> of(Dossier dossier) {
    return dossier.entries().stream()
        .map(Entry::asRecorded)
        .map(Searchable::of)
        .filter(s -> !s.texts().isEmpty())
        .sorted(Comparator.comparingLong(Searchable::position))
        .toList();
  }

  private static Searchable of(Entry entry) {
    var act = entry.act();
    return new Searchable(
        act.negotiation(),
        entry.position(),
        act.actId(),
        act.name(),
        act.envelope().by(),
        Texts.of(act));
  }

  /// For an index: whatever holds what a query needs may fit it, and nothing else does.
  public SortedSet<String> words() {
    var words = new TreeSet<String>();
    for (var text : texts) for (var run : Split.runs(text.text())) words.addAll(run.words());
    return words;
  }
}
