package ledger.changes;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// What changed in the state between two points, each of a moment, a state of knowledge and a view.
public record Difference(List<Change> changes) {

  /// @param from empty where it was not there
  /// @param to empty where it is not there any more
  public record Change(
      Snapshot.What what,
      String subject,
      Optional<String> holder,
      Optional<String> from,
      Optional<String> to) {}

  public static Difference between(Snapshot before, Snapshot after) {
    var places = new TreeSet<>(before.values().keySet());
    places.addAll(after.values().keySet());
    return new Difference(
        places.stream()
            .filter(p -> !Objects.equals(before.values().get(p), after.values().get(p)))
            .map(p ->
                new Change(
                    p.what(),
                    p.subject(),
                    Optional.of(p.holder()).filter(h -> !h.isEmpty()),
                    Optional.ofNullable(before.values().get(p)),
                    Optional.ofNullable(after.values().get(p))))
            .toList());
  }
}
