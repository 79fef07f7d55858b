package ledger.view;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.terms.Link;

/// Commitments that the readings of one view make wait for themselves. Such readings conflict, and
/// nothing can be reckoned by them until one of the circle is performed.
final class Circles {

  private final Valuation valuation;
  private Optional<Map<KeyRef, Set<KeyRef>>> waits = Optional.empty();

  Circles(Valuation valuation) {
    this.valuation = valuation;
  }

  /// Until when the readings conflict over a commitment; empty where they do not.
  Optional<Instant> conflictUntil(KeyRef key) {
    var start = valuation.twins().root(key);
    var circle =
        reachable(start).stream()
            .filter(other -> reachable(other).contains(start))
            .collect(Collectors.toSet());
    return circle.isEmpty()
        ? Optional.empty()
        : Optional.of(
            circle.stream()
                .flatMap(k -> valuation.performance(k).performed().first().stream())
                .map(Fluent.Stretch::from)
                .min(Instant::compareTo)
                .orElse(Instant.MAX));
  }

  private Set<KeyRef> reachable(KeyRef from) {
    var reached = new HashSet<KeyRef>();
    reach(from, reached);
    return reached;
  }

  private void reach(KeyRef from, Set<KeyRef> reached) {
    for (var next : waits().getOrDefault(from, Set.of()))
      if (reached.add(next)) reach(next, reached);
  }

  private Map<KeyRef, Set<KeyRef>> waits() {
    if (waits.isEmpty()) waits = Optional.of(found());
    return waits.get();
  }

  private Map<KeyRef, Set<KeyRef>> found() {
    var found = new HashMap<KeyRef, Set<KeyRef>>();
    var meanings = valuation.meanings();
    for (var file : valuation.assumptions().dossier().agreements().values())
      file.versions().stream()
          .flatMap(v -> v.terms().linkages().flatMap(l -> meanings.held(file, v, l).stream()))
          .map(Meanings.Meaning::links)
          .flatMap(Collection::stream)
          .forEach(link -> add(link, found));
    return found;
  }

  private void add(Link link, Map<KeyRef, Set<KeyRef>> found) {
    switch (link) {
      case Link.After(var after, var then, _) -> after.forEach(on -> add(then, on, found));
      case Link.On(var on, var when) -> needed(when).forEach(key -> add(on, key, found));
      case Link.Parallel _, Link.Tender _ -> {}
    }
  }

  private void add(KeyRef key, KeyRef on, Map<KeyRef, Set<KeyRef>> found) {
    found
        .computeIfAbsent(valuation.twins().root(key), _ -> new HashSet<>())
        .add(valuation.twins().root(on));
  }

  /// The commitments without whose performance a condition never holds.
  private static Stream<KeyRef> needed(Expr condition) {
    return switch (condition) {
      case Expr.Performed(var key) -> Stream.of(key);
      case Expr.All(var parts) -> parts.stream().flatMap(Circles::needed);
      case Expr.Within(_, var of) -> needed(of);
      case Expr.Ready _, Expr.InForce _, Expr.Occurred _, Expr.Found _ -> Stream.empty();
      case Expr.Date _, Expr.Any _, Expr.Count _ -> Stream.empty();
    };
  }
}
