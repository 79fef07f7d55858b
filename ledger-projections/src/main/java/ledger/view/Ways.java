package ledger.view;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import ledger.view.Matter.Way;

/// What one part of an answer comes to, in each way in which what it asks about may be decided.
///
/// @param leaves at least one; where it is not exact, only those that were looked at
/// @param reached every matter that any of them asks about
/// @param exact false where there are too many matters to decide them all
public record Ways<T>(List<Leaf<T>> leaves, SortedSet<Matter> reached, boolean exact) {

  /// @param decided what was decided on the way; nothing else matters to the value
  public record Leaf<T>(Map<Matter, Way> decided, T value) {}

  /// What comes out whichever way the matters are decided; empty where that differs, or where there
  /// are too many to tell.
  public <F> Optional<F> agreed(Function<T, F> of) {
    var values = leaves.stream().map(Leaf::value).map(of).distinct().limit(2).toList();
    return exact && values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /// What comes out, each once.
  public <F> List<F> outcomes(Function<T, F> of) {
    return leaves.stream().map(Leaf::value).map(of).distinct().toList();
  }

  public <F> Ways<F> map(Function<T, F> of) {
    return new Ways<>(
        leaves.stream().map(l -> new Leaf<>(l.decided(), of.apply(l.value()))).toList(),
        reached,
        exact);
  }

  /// Of those ways alone in which there is something.
  public <F> Ways<F> present(Function<T, Optional<F>> of) {
    return new Ways<>(
        leaves.stream()
            .flatMap(l -> of.apply(l.value()).stream().map(v -> new Leaf<>(l.decided(), v)))
            .toList(),
        reached,
        exact);
  }

  /// The value where all that is open is decided the first way.
  public T first() {
    return leaves.getFirst().value();
  }

  /// On what a field of the part hangs: the matters of which one decided otherwise, and all else
  /// the same, gives another value. Where there are too many, all of them.
  ///
  /// @param told how a value is told
  public <F> List<HangsOn> hangsOn(String field, Function<T, F> of, Function<F, String> told) {
    if (exact && leaves.size() == 1) return List.of();
    var hanging =
        exact ? reached.stream().filter(m -> decides(m, of)).toList() : List.copyOf(reached);
    return hanging.stream().map(m -> hangsOn(field, m, of, told)).toList();
  }

  private <F> boolean decides(Matter matter, Function<T, F> of) {
    for (var one : leaves)
      for (var other : leaves)
        if (apart(one, other, matter)
            && !Objects.equals(of.apply(one.value()), of.apply(other.value()))) return true;
    return false;
  }

  /// Whether two leaves are told apart by this matter alone.
  private static <T> boolean apart(Leaf<T> one, Leaf<T> other, Matter matter) {
    var way = one.decided().get(matter);
    var otherwise = other.decided().get(matter);
    return way != null
        && otherwise != null
        && !way.equals(otherwise)
        && one.decided().entrySet().stream()
            .filter(e -> !e.getKey().equals(matter))
            .allMatch(
                e -> other.decided().getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()));
  }

  private <F> HangsOn hangsOn(
      String field, Matter matter, Function<T, F> of, Function<F, String> told) {
    return new HangsOn(
        field,
        matter.propositions(),
        matter.ways().stream()
            .map(way ->
                new HangsOn.Outcome(
                    way.says(),
                    way.heldBy(),
                    exact
                        ? leaves.stream()
                            .filter(l -> l.decided().getOrDefault(matter, way).equals(way))
                            .map(l -> told.apply(of.apply(l.value())))
                            .distinct()
                            .sorted()
                            .toList()
                        : List.of()))
            .toList(),
        matter.contestedBy(),
        matter.reservedBy());
  }
}
