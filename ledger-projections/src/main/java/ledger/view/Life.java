package ledger.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.terms.Effect;
import ledger.view.Force.Ending;
import ledger.view.Force.How;
import ledger.view.Force.Start;
import ledger.view.Notices.Notice;

/// The stretches in which one agreement is in force in a view: from entry into force until it is
/// terminated or expires, again from a reinstatement on, and only while two at least are bound.
final class Life {

  private record Stretch(Fluent held, Optional<Ending> ending) {}

  private final List<Stretch> stretches = new ArrayList<>();
  private final Membership membership;
  private final Fluent inForce;

  Life(Start begin, Optional<RunningTerm> term, Notices notices, Membership membership) {
    this.membership = membership;
    var endings =
        Stream.concat(
                notices.taking(Effect.TERMINATE).map(Life::terminated),
                term
                    .filter(t -> !t.isRenewed())
                    .map(t -> new Ending(t.over(), How.EXPIRED, t.because()))
                    .stream())
            .toList();
    var first = ending(begin.at(), endings);
    add(Fluent.between(begin.at(), until(first), begin.since(), begin.because()), first);
    if (first.isPresent())
      reinstated(first.get(), notices.taking(Effect.REINSTATE).toList(), endings);
    var whole = stretches.stream().map(Stretch::held).reduce(Fluent.NEVER, Fluent::or);
    this.inForce = membership.isNeverDeserted() ? whole : whole.except(membership.deserted());
  }

  private void reinstated(Ending last, List<Notice> reinstatements, List<Ending> endings) {
    for (var notice : reinstatements) {
      if (notice.effectiveAt().isBefore(last.at())) continue;
      var next = ending(notice.effectiveAt(), endings);
      add(
          Fluent.between(
              notice.effectiveAt(),
              until(next),
              notice.said().act().effectiveAt(),
              List.of(notice.said().act().actId())),
          next);
      if (next.isEmpty()) return;
      last = next.get();
    }
  }

  private void add(Fluent held, Optional<Ending> ending) {
    stretches.add(new Stretch(held, ending));
  }

  private static Ending terminated(Notice notice) {
    return new Ending(notice.effectiveAt(), How.TERMINATED, List.of(notice.said().act().actId()));
  }

  private static Optional<Ending> ending(Instant after, List<Ending> endings) {
    return endings.stream()
        .filter(e -> e.at().isAfter(after))
        .min(java.util.Comparator.comparing(Ending::at));
  }

  private static Instant until(Optional<Ending> ending) {
    return ending.map(Ending::at).orElse(Instant.MAX);
  }

  Fluent inForce() {
    return inForce;
  }

  /// Of the stretch that runs at a moment, or of the last before it.
  Optional<Ending> endingAt(Instant about) {
    var ending =
        stretches.stream()
            .filter(s -> s.held().first().filter(f -> !f.from().isAfter(about)).isPresent())
            .reduce((_, later) -> later)
            .or(() -> stretches.stream().findFirst())
            .flatMap(Stretch::ending);
    return inForce.isAt(about) || membership.isNeverDeserted()
        ? ending.or(() -> deserted(about))
        : deserted(about)
            .filter(d -> ending.filter(e -> !e.at().isAfter(d.at())).isEmpty())
            .or(() -> ending);
  }

  /// When fewer than two were left: the last such moment, or the next.
  private Optional<Ending> deserted(Instant about) {
    if (membership.isNeverDeserted()) return Optional.empty();
    var ends = membership.desertions().toList();
    return ends.stream()
        .filter(e -> inForce.isAt(about) ? e.at().isAfter(about) : !e.at().isAfter(about))
        .reduce((one, other) -> inForce.isAt(about) ? one : other);
  }
}
