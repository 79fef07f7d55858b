package ledger.changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import ledger.changes.Difference.Change;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.view.View;

/// Answers "what is otherwise there than here, in whose view, and because of which acts?"
///
/// @param because for each change, those of the acts between on which it rests; none where it is
///   not one act's doing, or came with time
/// @param between acts that count in one of the two states and not in the other, in the order of
///   the record
public record ChangesBetween(
    List<SharedChanges> shared, Map<Change, List<Entry>> because, List<Entry> between) {

  public static ChangesBetween of(Dossier from, Dossier to, ComparedViews compared) {
    var between = between(from, to);
    var differences = new LinkedHashMap<View, Difference>();
    var because = new LinkedHashMap<Change, Set<Entry>>();
    for (var view : compared.views()) {
      var difference = Difference.between(Snapshot.of(from, view), Snapshot.of(to, view));
      differences.put(view, difference);
      var before = Reasons.of(from, view);
      var after = Reasons.of(to, view);
      for (var change : difference.changes())
        because
            .computeIfAbsent(change, _ -> new TreeSet<>(BY_POSITION))
            .addAll(among(between, Reasons.of(change, before, after)));
    }
    var acts = new LinkedHashMap<Change, List<Entry>>();
    because.forEach((change, entries) -> acts.put(change, List.copyOf(entries)));
    return new ChangesBetween(compared.shared(differences), acts, between);
  }

  private static final Comparator<Entry> BY_POSITION = Comparator.comparingLong(Entry::position);

  private static List<Entry> among(List<Entry> between, Set<UUID> acts) {
    return between.stream().filter(entry -> acts.contains(entry.act().actId())).toList();
  }

  private static List<Entry> between(Dossier from, Dossier to) {
    var before = byId(from);
    var after = byId(to);
    var all = new ArrayList<Entry>();
    before.forEach((id, entry) -> {
      if (!after.containsKey(id)) all.add(entry);
    });
    after.forEach((id, entry) -> {
      if (!before.containsKey(id)) all.add(entry);
    });
    all.sort(BY_POSITION);
    return List.copyOf(all);
  }

  private static Map<UUID, Entry> byId(Dossier dossier) {
    return dossier.entries().stream()
        .collect(Collectors.toMap(e -> e.act().actId(), Function.identity(), (one, _) -> one));
  }
}
