package ledger.board;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.board.CommonGround.Aspect;
import ledger.terms.Commitment;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.value.Id;
import ledger.view.Performance;
import ledger.view.Supervaluation;
import ledger.view.Twins;

/// Which commitments of several views are compared with each other: the same one; else its twin,
/// where each view holds the two to be the same; else the one of the same debtor, conduct, object
/// and measure. What has no counterpart stands with whatever else its debtor has on that object.
final class Counterparts {

  /// What has to be alike for two commitments of different agreements to be compared.
  private record Alike(
      List<Id> debtors,
      Optional<Commitment.Conduct> conduct,
      Optional<Commitment.Measure> measure) {}

  private final List<List<Cell>> views;
  private final Map<KeyRef, KeyRef> joined = new HashMap<>();
  private final List<Twins> twins;

  /// @param boards in the order of the views
  Counterparts(List<Board> boards, List<Supervaluation> views) {
    this.views = boards.stream().map(b -> CommonGround.cells(b).toList()).toList();
    this.twins = views.stream().map(v -> v.valuation().twins()).toList();
    joinTwins();
    joinAlike(
        cell -> cell.conduct().map(_ -> new Alike(cell.debtors(), cell.conduct(), cell.measure())));
    joinAlike(cell -> cell.conduct().map(_ -> Board.place(cell)));
  }

  /// In the order of the first view, then of the next: for each row, the cells of each view.
  List<List<List<Cell>>> rows() {
    return all()
        .map(cell -> root(cell.key()))
        .distinct()
        .map(root ->
            views.stream()
                .map(v -> v.stream().filter(c -> root(c.key()).equals(root)).toList())
                .toList())
        .toList();
  }

  /// How the cells of one view stand, told so that it can be compared with another's.
  List<String> states(List<Cell> cells) {
    return cells.stream().map(this::state).sorted().toList();
  }

  private String state(Cell cell) {
    return Stream.of(Aspect.values())
        .map(aspect -> told(aspect, cell))
        .collect(Collectors.joining(" "));
  }

  /// What the views do not tell alike, however many commitments each has there.
  List<Aspect> differing(List<List<Cell>> views) {
    return Stream.of(Aspect.values())
        .filter(aspect -> views.stream().map(cells -> told(aspect, cells)).distinct().count() > 1)
        .toList();
  }

  private Set<String> told(Aspect aspect, List<Cell> cells) {
    return cells.stream().map(cell -> told(aspect, cell)).collect(Collectors.toSet());
  }

  private String told(Aspect aspect, Cell cell) {
    return switch (aspect) {
      case DUENESS -> cell.dueness().name();
      case DEBTORS -> cell.debtors().toString();
      case DUE -> cell.due().map(Object::toString).orElse("-");
      case AWAITS -> cell.awaits().map(e -> told(e, cell)).orElse("-");
      case TIMING -> cell.timing().map(Enum::name).orElse("-");
      case PERFORMANCE ->
          cell.percent().map(String::valueOf).orElse("-")
              + cell.performance().stream().map(Counterparts::told).sorted().toList();
    };
  }

  private static String told(Performance.Label label) {
    return label.mark() + " " + label.by() + " " + label.on();
  }

  /// What is the same condition is told alike: in whatever order, and by whichever clock a moment
  /// is written.
  private String told(Expr expr, Cell cell) {
    return told(expr.over(k -> root(k.in(cell.key().agreement().orElseThrow()))));
  }

  private static String told(Expr expr) {
    return switch (expr) {
      case Expr.All _ -> joined("all", all(expr));
      case Expr.Any _ -> joined("any", any(expr));
      case Expr.Within(var within, var of) -> "within " + within + " " + told(of);
      case Expr.Date(var date) -> "date " + date.begins().orElseThrow();
      case Expr.Performed _, Expr.Ready _, Expr.InForce _, Expr.Occurred _, Expr.Found _ ->
          expr.toString();
      case Expr.Count _ -> expr.toString();
    };
  }

  private static String joined(String how, Stream<Expr> parts) {
    var told = parts.map(Counterparts::told).distinct().sorted().toList();
    return told.size() == 1 ? told.getFirst() : how + told;
  }

  private static Stream<Expr> all(Expr expr) {
    return expr instanceof Expr.All(var parts)
        ? parts.stream().flatMap(Counterparts::all)
        : Stream.of(expr);
  }

  private static Stream<Expr> any(Expr expr) {
    return expr instanceof Expr.Any(var parts)
        ? parts.stream().flatMap(Counterparts::any)
        : Stream.of(expr);
  }

  private Stream<Cell> all() {
    return views.stream().flatMap(List::stream);
  }

  private void joinTwins() {
    var keys = all().map(Cell::key).distinct().toList();
    for (var one : keys)
      for (var other : keys)
        if (twins.stream().allMatch(t -> t.root(one).equals(t.root(other)))) join(one, other);
  }

  /// Joins what is alike and has no counterpart in some view yet, where that view has one without a
  /// counterpart too.
  private <T> void joinAlike(Function<Cell, Optional<T>> kind) {
    var alike =
        all()
            .filter(c -> !isInEachView(c))
            .filter(c -> kind.apply(c).isPresent())
            .collect(
                Collectors.groupingBy(
                    c -> kind.apply(c).orElseThrow(), LinkedHashMap::new, Collectors.toList()));
    for (var cells : alike.values())
      if (views.stream().filter(v -> cells.stream().anyMatch(v::contains)).count() > 1)
        cells.forEach(cell -> join(cells.getFirst().key(), cell.key()));
  }

  private boolean isInEachView(Cell cell) {
    var root = root(cell.key());
    return views.stream().allMatch(v -> v.stream().anyMatch(c -> root(c.key()).equals(root)));
  }

  private void join(KeyRef one, KeyRef other) {
    var from = root(one);
    var to = root(other);
    if (!from.equals(to)) joined.put(to, from);
  }

  private KeyRef root(KeyRef key) {
    var up = joined.get(key);
    return up == null ? key : root(up);
  }
}
