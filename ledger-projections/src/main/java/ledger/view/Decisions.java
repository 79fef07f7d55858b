package ledger.view;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import ledger.view.Matter.Way;

/// How the matters that a view leaves open are decided in one valuation of it, and which of them
/// each part of that valuation asked about.
final class Decisions {

  private final Map<Matter, Way> decided;
  private final Map<Object, Set<Matter>> askedBy = new HashMap<>();
  private Set<Matter> asked = new HashSet<>();

  Decisions(Map<Matter, Way> decided) {
    this.decided = decided;
  }

  /// The first way, where nothing else is decided.
  Way way(Matter matter) {
    asked.add(matter);
    return decided.getOrDefault(matter, matter.ways().getFirst());
  }

  /// Works something out, and notes what that asked about.
  <T> T noting(Object part, Supplier<T> compute) {
    var outer = asked;
    asked = new HashSet<>();
    try {
      return compute.get();
    } finally {
      askedBy.merge(part, asked, Decisions::both);
      outer.addAll(asked);
      asked = outer;
    }
  }

  /// The part is used again: whatever it asked about is asked about here too.
  void again(Object part) {
    asked.addAll(askedBy(part));
  }

  void again(Set<Matter> matters) {
    asked.addAll(matters);
  }

  Set<Matter> askedBy(Object part) {
    return askedBy.getOrDefault(part, Set.of());
  }

  Map<Object, Set<Matter>> askedBy() {
    return askedBy;
  }

  private static Set<Matter> both(Set<Matter> one, Set<Matter> other) {
    one.addAll(other);
    return one;
  }
}
