package ledger.calendar;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.board.Milestone;
import ledger.readiness.ReadinessBoard;
import ledger.readiness.ReadinessBoard.Line;
import ledger.readiness.ReadinessBoard.State;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.value.When;
import ledger.view.Fluent;
import ledger.view.Supervaluation;
import ledger.view.Valuation;

/// Dates of what is to be done, and of who stands ready for it.
final class Commitments {

  private Commitments() {}

  static Stream<Mark> in(Supervaluation view) {
    return Stream.concat(
        Milestone.of(view)
            .map(ways -> ways.map(dates -> dates.stream().map(Commitments::mark).toList()))
            .flatMap(Mark::of),
        ReadinessBoard.each(view, Commitments::readiness).flatMap(Mark::of));
  }

  private static Mark mark(Milestone m) {
    var mark = Mark.of(what(m.kind()), m.at(), m.key().toString(), m.because()).as(m.when());
    return m.key().agreement().map(mark::in).orElse(mark);
  }

  private static What what(Milestone.Kind kind) {
    return switch (kind) {
      case DUE -> What.DUE;
      case GRACE_ENDS -> What.GRACE_ENDS;
      case EXPIRES -> What.COMMITMENT_EXPIRES;
      case CONDITION -> What.CONDITION_TURNS;
      case WINDOW_OPENS -> What.WINDOW_OPENS;
    };
  }

  private static Stream<Mark> readiness(Line line, Valuation valuation) {
    return Stream.concat(
            line.until().filter(_ -> standsOrExpired(line.state())).stream()
                .flatMap(until -> expires(line, until).stream()),
            line.conditions().stream().flatMap(condition -> turns(line, condition, valuation)))
        .map(mark -> mark.in(line.agreement()).by(line.debtor()));
  }

  private static boolean standsOrExpired(State state) {
    return switch (state) {
      case READY, READY_IF, EXPIRED -> true;
      case NONE, WITHDRAWN, STALE, SPENT, UNDETERMINED -> false;
    };
  }

  private static Optional<Mark> expires(Line line, When until) {
    return Mark.until(What.READINESS_EXPIRES, until, subject(line), line.because().orElseThrow());
  }

  private static Stream<Mark> turns(Line line, Expr condition, Valuation valuation) {
    var holds = valuation.in(line.agreement()).of(condition);
    return holds
        .changes()
        .filter(valuation.assumptions().dossier().about()::isBefore)
        .map(at ->
            Mark.of(What.CONDITION_TURNS, at, subject(line), List.of(line.because().orElseThrow()))
                .asSet(holds.stretches().stream().map(Fluent.Stretch::since)));
  }

  private static String subject(Line line) {
    return KeyRef.of(line.agreement(), line.key()).toString();
  }
}
