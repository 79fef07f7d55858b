package ledger.board;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ledger.act.Id;
import ledger.dossier.Dossier;
import ledger.terms.KeyRef;
import ledger.terms.Link;
import ledger.view.Choice;
import ledger.view.Picture;
import ledger.view.Twins;
import ledger.view.View;

/// Commitments that each wait for another in a circle, once the readings of different parties are
/// taken together. Nobody's reading need be in the wrong for that.
///
/// @param keys in the order in which each waits for the next
/// @param waits by whose reading
public record Deadlock(List<KeyRef> keys, List<Wait> waits) {

  /// @param reading the one that says so; empty where the text itself does
  public record Wait(KeyRef key, KeyRef on, Optional<Id> reading, Id heldBy) {}

  public static List<Deadlock> in(Dossier dossier) {
    var waits = dossier.principals().flatMap(id -> waits(dossier, id)).distinct().toList();
    var found = new ArrayList<Deadlock>();
    var seen = new LinkedHashSet<Set<KeyRef>>();
    for (var start : new TreeSet<>(waits.stream().map(Wait::key).toList()))
      circle(start, List.of(start), waits)
          .filter(keys -> seen.add(Set.copyOf(keys)))
          .ifPresent(keys -> found.add(new Deadlock(keys, between(keys, waits))));
    return found;
  }

  /// What waits for a performance that this one does not see done.
  private static Stream<Wait> waits(Dossier dossier, Id holder) {
    var choice = Choice.of(dossier, new View.According(holder));
    var picture = Picture.of(dossier, new View.According(holder));
    var twins = Twins.asAnybodySays(dossier);
    return dossier.agreements().values().stream()
        .flatMap(file ->
            file.current().stream()
                .flatMap(version ->
                    version
                        .terms()
                        .linkages()
                        .map(linkage -> choice.meaning(file, version, linkage))
                        .flatMap(meaning ->
                            meaning.links().stream()
                                .filter(Link.After.class::isInstance)
                                .map(l -> (Link.After) l.over(k -> k.in(file.id())))
                                .flatMap(after ->
                                    after.after().stream()
                                        .filter(on ->
                                            !picture
                                                .performance(on)
                                                .performed()
                                                .isAt(dossier.about()))
                                        .map(on ->
                                            new Wait(
                                                twins.root(after.then()),
                                                twins.root(on),
                                                meaning.readings().stream().findFirst(),
                                                holder))))));
  }

  private static Optional<List<KeyRef>> circle(KeyRef start, List<KeyRef> path, List<Wait> waits) {
    for (var wait : waits) {
      if (!wait.key().equals(path.getLast())) continue;
      if (wait.on().equals(start)) return Optional.of(path);
      if (path.contains(wait.on())) continue;
      var longer =
          circle(start, Stream.concat(path.stream(), Stream.of(wait.on())).toList(), waits);
      if (longer.isPresent()) return longer;
    }
    return Optional.empty();
  }

  private static List<Wait> between(List<KeyRef> keys, List<Wait> waits) {
    return waits.stream()
        .filter(w -> {
          int at = keys.indexOf(w.key());
          return at >= 0 && keys.get((at + 1) % keys.size()).equals(w.on());
        })
        .toList();
  }
}
