package ledger.changes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ledger.dossier.Dossier;
import ledger.view.View;

/// In which views two states are compared for somebody who reads them.
///
/// @param all whether these are all that there are
public record ComparedViews(List<View> views, boolean all) {

  /// A page is no place for the views of two hundred parties, and working them out takes time.
  private static final int MOST_PARTIES = 12;

  /// The record's, and that of each party; of very many parties only the one that is asked for.
  public static ComparedViews of(Dossier dossier, View asked) {
    if (asked instanceof View.Common) return new ComparedViews(List.of(asked), false);
    var parties = dossier.principals().<View>map(View.According::new).toList();
    return parties.size() <= MOST_PARTIES
        ? new ComparedViews(
            Stream.concat(Stream.<View>of(View.RECORD), parties.stream()).toList(), true)
        : new ComparedViews(Stream.<View>of(View.RECORD, asked).distinct().toList(), false);
  }

  /// What is the same in several of them is told once.
  public List<SharedChanges> shared(Map<View, Difference> differences) {
    var shared = SharedChanges.of(differences);
    return all
        ? shared
        : shared.stream().map(s -> new SharedChanges(s.views(), false, s.changes())).toList();
  }
}
