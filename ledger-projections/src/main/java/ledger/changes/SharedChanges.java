package ledger.changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ledger.view.View;

/// Changes that are the same in several views, told once for them.
///
/// @param views those in which it changes so
/// @param everywhere whether these are all the views that were compared
public record SharedChanges(List<View> views, boolean everywhere, List<Difference.Change> changes) {

  private static final Comparator<SharedChanges> MOST_SHARED_FIRST =
      Comparator.comparing((SharedChanges shared) -> shared.views().size()).reversed();

  /// What is shared by most comes first; else it stays in the order of the views and their changes.
  public static List<SharedChanges> of(Map<View, Difference> differences) {
    var viewsOf = new LinkedHashMap<Difference.Change, List<View>>();
    differences.forEach((view, difference) -> {
      for (var change : difference.changes())
        viewsOf.computeIfAbsent(change, _ -> new ArrayList<>()).add(view);
    });
    var changesIn = new LinkedHashMap<List<View>, List<Difference.Change>>();
    viewsOf.forEach(
        (change, views) -> changesIn.computeIfAbsent(views, _ -> new ArrayList<>()).add(change));
    return changesIn.entrySet().stream()
        .map(shared ->
            new SharedChanges(
                List.copyOf(shared.getKey()),
                shared.getKey().size() == differences.size(),
                List.copyOf(shared.getValue())))
        .sorted(MOST_SHARED_FIRST)
        .toList();
  }
}
