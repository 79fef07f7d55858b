package ledger.board;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.terms.Expr;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.Performance;
import ledger.view.View;

/// A board as one reads it aloud: a line for each commitment, and whose move it is.
record Seen(Board board) {

  static Seen in(String view, Collection<Entry> acts, String about) {
    return in(view, acts, about, Long.MAX_VALUE);
  }

  static Seen in(String view, Collection<Entry> acts, String about, long knownBy) {
    var chosen = View.parse(view).orElseThrow();
    var dossier = Dossier.of(acts, OffsetDateTime.parse(about).toInstant(), knownBy);
    return new Seen(Board.of(dossier, chosen));
  }

  /// Such as `T.tA CONDITIONAL since 2023-09-12, awaits ready(tB) or performed(tB)`.
  List<String> lines() {
    return cells().map(Seen::line).toList();
  }

  String line(String key) {
    return line(cell(key));
  }

  Cell cell(String key) {
    return cells().filter(c -> c.key().toString().equals(key)).findFirst().orElseThrow();
  }

  /// What is said of the performance, such as `REPORTED by north; DISPUTED by south`.
  String said(String key) {
    return cell(key).performance().stream().map(Seen::label).collect(Collectors.joining("; "));
  }

  /// Such as `south: READINESS of T.tB`.
  List<String> movers() {
    return board.nextMovers().stream()
        .map(m ->
            m.actor()
                + ": "
                + m.awaited()
                + " of "
                + m.keys().stream().map(Object::toString).collect(Collectors.joining(", ")))
        .toList();
  }

  List<String> notHeld() {
    return board.notHeld().stream().map(Board.NotHeld::agreement).map(Id::value).toList();
  }

  private Stream<Cell> cells() {
    return board.groups().stream().flatMap(g -> g.cells().stream());
  }

  private static String line(Cell c) {
    return Stream.of(
            Optional.of(
                c.key() + " " + c.dueness() + c.since().map(w -> " since " + time(w)).orElse("")),
            c.due().map(d -> "due " + d.toString().replace("T00:00:00Z", "")),
            c.timing().map(t -> t.toString()),
            c.awaits().map(e -> "awaits " + text(e)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static String label(Performance.Label label) {
    return label.mark()
        + (label.by().isEmpty() ? "" : " by ")
        + label.by().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /// A whole day is its date, as its own clock has it.
  private static String time(When when) {
    var from = when.from().orElseThrow();
    if (when.precision() == When.Precision.INSTANT)
      return from.toLocalTime().toSecondOfDay() == 0
          ? from.toLocalDate().toString()
          : from.toString();
    var days = ChronoUnit.DAYS.between(from, when.to().orElseThrow());
    return from.toLocalDate() + (days == 1 ? "" : " to " + when.to().get().toLocalDate());
  }

  static String text(Expr expr) {
    return switch (expr) {
      case Expr.Performed(var key) -> "performed(" + key + ")";
      case Expr.Ready(var key) -> "ready(" + key + ")";
      case Expr.InForce(var agreement) -> "inForce(" + agreement + ")";
      case Expr.Occurred(var filter) ->
          "occurred("
              + Stream.of(filter.kind(), filter.where(), filter.relates(), filter.confirmedBy())
                  .flatMap(Optional::stream)
                  .map(Object::toString)
                  .collect(Collectors.joining(" "))
              + ")";
      case Expr.Found(var allegation) -> "found(" + allegation + ")";
      case Expr.Date(var date) -> "date(" + time(date) + ")";
      case Expr.Count(_, var atLeast) -> "count >= " + atLeast;
      case Expr.Within(var within, var of) -> "within(" + within + ", " + text(of) + ")";
      case Expr.All(var parts) -> joined(parts, " and ");
      case Expr.Any(var parts) -> joined(parts, " or ");
    };
  }

  private static String joined(List<Expr> parts, String word) {
    return parts.stream()
        .map(e -> e instanceof Expr.Any && word.equals(" and ") ? "(" + text(e) + ")" : text(e))
        .collect(Collectors.joining(word));
  }
}
