package ledger.board;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.dossier.Dossier;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.view.Supervaluation;
import ledger.view.Twins;
import ledger.view.Valuation;
import ledger.view.View;

/// Commitments that each wait for another in a circle, once what they wait for in the views of
/// different parties is taken together. Nobody's reading need be in the wrong for that.
///
/// A circle of readiness alone is none: whoever is awaited need only say that it is ready. And what
/// one party's readings make wait for itself is a conflict of those readings.
///
/// @param keys in the order in which each waits for the next
/// @param waits by whose reading
public record Deadlock(List<KeyRef> keys, List<Wait> waits) {

  /// @param reading the one that says so; empty where the text itself does
  public record Wait(KeyRef key, KeyRef on, Optional<Id> reading, Id heldBy) {}

  /// @param left what is still waited for
  private record Need(KeyRef key, Expr left, Optional<Id> reading, Id heldBy) {}

  /// @param performance whether it takes the other's performance, and not only its readiness
  private record Edge(KeyRef from, KeyRef to, boolean performance) {}

  public static List<Deadlock> in(Dossier dossier) {
    return new Search(dossier).circles();
  }

  private static final class Search {
    private final Twins twins;
    private final Map<KeyRef, List<Need>> needs;
    private final Set<KeyRef> free = new HashSet<>();

    Search(Dossier dossier) {
      this.twins = Twins.asAnybodySays(dossier);
      this.needs =
          Moves.parties(dossier)
              .flatMap(party -> needs(dossier, party))
              .collect(Collectors.groupingBy(Need::key, LinkedHashMap::new, Collectors.toList()));
      boolean more = true;
      while (more) {
        more = false;
        for (var entry : needs.entrySet())
          if (!free.contains(entry.getKey())
              && entry.getValue().stream().allMatch(n -> canCome(n.left(), n.key())))
            more |= free.add(entry.getKey());
      }
    }

    private Stream<Need> needs(Dossier dossier, Id party) {
      var valuation = Supervaluation.of(dossier, new View.According(party)).valuation();
      return Board.reckonings(valuation).flatMap(r -> needs(r, valuation, party));
    }

    private Stream<Need> needs(Reckoning reckoning, Valuation valuation, Id party) {
      var key = twins.root(reckoning.key);
      var home = reckoning.key.agreement().orElseThrow();
      return switch (reckoning.at(reckoning.about)) {
        case DISCHARGED, RELEASED, ENDED, EXPIRED, NOT_COMPUTED -> Stream.empty();
        case NOT_IN_FORCE, UNDETERMINED, CONDITIONAL, DUE, IN_EFFECT, PAST_DUE, SUSPENDED ->
            reckoning.antecedent.parts().stream()
                .flatMap(part ->
                    part.condition().residual(reckoning.about).stream()
                        .map(left ->
                            new Need(
                                key,
                                left.over(k -> twins.root(k.in(home))),
                                part.reading(),
                                party)));
      };
    }

    /// Whether what is waited for can come without anything that is itself stuck.
    private boolean canCome(Expr expr, KeyRef own) {
      return switch (expr) {
        case Expr.Performed(var key) -> canCome(key, own);
        case Expr.Ready(var key) -> canCome(key, own);
        case Expr.Occurred(var filter) ->
            filter.performance().filter(key -> !canCome(key, own)).isEmpty();
        case Expr.Count(var filter, _) ->
            filter.performance().filter(key -> !canCome(key, own)).isEmpty();
        case Expr.All(var parts) -> parts.stream().allMatch(p -> canCome(p, own));
        case Expr.Any(var parts) -> parts.stream().anyMatch(p -> canCome(p, own));
        case Expr.Within(_, var of) -> canCome(of, own);
        case Expr.InForce _, Expr.Found _, Expr.Date _ -> true;
      };
    }

    private boolean canCome(KeyRef key, KeyRef own) {
      return key.equals(own) || !needs.containsKey(key) || free.contains(key);
    }

    List<Deadlock> circles() {
      var found = new ArrayList<Deadlock>();
      var seen = new LinkedHashSet<Set<KeyRef>>();
      for (var start : new TreeSet<>(needs.keySet()))
        circle(start)
            .map(keys -> new Deadlock(keys, between(keys)))
            .filter(d -> !isOneHoldersOwn(d))
            .filter(d -> seen.add(Set.copyOf(d.keys())))
            .ifPresent(found::add);
      return found;
    }

    private Stream<Edge> edges(KeyRef from) {
      return free.contains(from)
          ? Stream.empty()
          : needs.getOrDefault(from, List.of()).stream()
              .flatMap(n -> stuckOn(n.left(), from))
              .filter(e -> needs.containsKey(e.to()) && !free.contains(e.to()))
              .distinct();
    }

    /// What cannot come by itself.
    private Stream<Edge> stuckOn(Expr expr, KeyRef from) {
      if (canCome(expr, from)) return Stream.empty();
      return switch (expr) {
        case Expr.Performed(var key) -> Stream.of(new Edge(from, key, true));
        case Expr.Ready(var key) -> Stream.of(new Edge(from, key, false));
        case Expr.Occurred(var filter) -> performance(filter, from);
        case Expr.Count(var filter, _) -> performance(filter, from);
        case Expr.All(var parts) -> parts.stream().flatMap(p -> stuckOn(p, from));
        case Expr.Any(var parts) -> eased(parts.stream().flatMap(p -> stuckOn(p, from)).toList());
        case Expr.Within(_, var of) -> stuckOn(of, from);
        case Expr.InForce _, Expr.Found _, Expr.Date _ -> Stream.empty();
      };
    }

    /// A report that it was performed takes that it is.
    private static Stream<Edge> performance(Expr.Filter filter, KeyRef from) {
      return filter.performance().map(key -> new Edge(from, key, true)).stream();
    }

    /// Of alternatives, where readiness is enough it is not the performance that is awaited.
    private static Stream<Edge> eased(List<Edge> edges) {
      return edges.stream()
          .filter(e -> !e.performance() || !edges.contains(new Edge(e.from(), e.to(), false)));
    }

    private record Step(List<KeyRef> path, boolean performance) {}

    /// The shortest way back in which somebody's performance is awaited.
    private Optional<List<KeyRef>> circle(KeyRef start) {
      var reached = new HashSet<Map.Entry<KeyRef, Boolean>>();
      var steps = new ArrayList<>(List.of(new Step(List.of(start), false)));
      for (int i = 0; i < steps.size(); i++) {
        var step = steps.get(i);
        for (var edge : edges(step.path().getLast()).toList()) {
          boolean performance = step.performance() || edge.performance();
          if (edge.to().equals(start) && performance) return Optional.of(step.path());
          if (step.path().contains(edge.to())) continue;
          if (reached.add(Map.entry(edge.to(), performance)))
            steps.add(
                new Step(
                    Stream.concat(step.path().stream(), Stream.of(edge.to())).toList(),
                    performance));
        }
      }
      return Optional.empty();
    }

    private List<Wait> between(List<KeyRef> keys) {
      var waits = new LinkedHashSet<Wait>();
      for (int i = 0; i < keys.size(); i++) {
        var on = keys.get((i + 1) % keys.size());
        for (var need : needs.getOrDefault(keys.get(i), List.of()))
          if (stuckOn(need.left(), need.key()).anyMatch(e -> e.to().equals(on)))
            waits.add(new Wait(need.key(), on, need.reading(), need.heldBy()));
      }
      return List.copyOf(waits);
    }

    private static boolean isOneHoldersOwn(Deadlock deadlock) {
      return deadlock.waits().stream().allMatch(w -> w.reading().isPresent())
          && deadlock.waits().stream().map(Wait::heldBy).distinct().count() == 1;
    }
  }
}
