package ledger.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.terms.Expr;
import ledger.view.Fluent;
import ledger.view.Valuation;

/// An expression together with its value over time, so that what is left of it can be told.
sealed interface Condition {

  record Atom(Expr expr, Fluent fluent) implements Condition {}

  record AllOf(List<Condition> parts) implements Condition {}

  record AnyOf(List<Condition> parts) implements Condition {}

  static Condition of(Expr expr, Valuation.In valuation) {
    return switch (expr) {
      case Expr.All(var parts) -> new AllOf(parts.stream().map(p -> of(p, valuation)).toList());
      case Expr.Any(var parts) -> new AnyOf(parts.stream().map(p -> of(p, valuation)).toList());
      case Expr.Performed _, Expr.Ready _, Expr.InForce _, Expr.Occurred _, Expr.Found _ ->
          new Atom(expr, valuation.of(expr));
      case Expr.Date _, Expr.Count _, Expr.Within _ -> new Atom(expr, valuation.of(expr));
    };
  }

  default Fluent fluent() {
    return switch (this) {
      case Atom(_, var fluent) -> fluent;
      case AllOf(var parts) -> Fluent.all(parts.stream().map(Condition::fluent));
      case AnyOf(var parts) -> Fluent.any(parts.stream().map(Condition::fluent));
    };
  }

  /// What it is made of: each part changes for itself.
  default Stream<Fluent> atoms() {
    return switch (this) {
      case Atom(_, var fluent) -> Stream.of(fluent);
      case AllOf(var parts) -> parts.stream().flatMap(Condition::atoms);
      case AnyOf(var parts) -> parts.stream().flatMap(Condition::atoms);
    };
  }

  /// What is not so yet; empty where all of it is.
  default Optional<Expr> residual(Instant at) {
    return switch (this) {
      case Atom(var expr, var fluent) -> fluent.isAt(at) ? Optional.empty() : Optional.of(expr);
      case AllOf(var parts) -> {
        var left =
            residuals(parts, at)
                .flatMap(Optional::stream)
                .flatMap(Condition::flat)
                .distinct()
                .toList();
        yield left.isEmpty()
            ? Optional.empty()
            : Optional.of(left.size() == 1 ? left.getFirst() : new Expr.All(left));
      }
      case AnyOf(var parts) -> {
        if (residuals(parts, at).anyMatch(Optional::isEmpty)) yield Optional.empty();
        var left = residuals(parts, at).flatMap(Optional::stream).distinct().toList();
        yield Optional.of(left.size() == 1 ? left.getFirst() : new Expr.Any(left));
      }
    };
  }

  private static Stream<Optional<Expr>> residuals(List<Condition> parts, Instant at) {
    return parts.stream().map(p -> p.residual(at));
  }

  private static Stream<Expr> flat(Expr expr) {
    return expr instanceof Expr.All(var parts) ? parts.stream() : Stream.of(expr);
  }
}
