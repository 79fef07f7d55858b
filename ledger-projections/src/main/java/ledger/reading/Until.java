package ledger.reading;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.act.When;
import ledger.board.Board;
import ledger.board.Cell;
import ledger.docket.Docket;
import ledger.dossier.AgreementFile;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.terms.Commitment;
import ledger.terms.Expr;
import ledger.terms.KeyRef;
import ledger.view.Fluent;
import ledger.view.Force;
import ledger.view.Picture;
import ledger.view.View;

/// Until when the record stands as it does if nobody does anything: a due date can pass without an
/// act.
final class Until {

  private Until() {}

  static Optional<Instant> of(Dossier dossier, List<Entry> acts) {
    var picture = Picture.of(dossier, View.RECORD);
    return Stream.of(
            acts.stream().map(Entry::effective),
            dossier.agreements().values().stream().flatMap(file -> agreement(file, picture)),
            Board.of(picture, View.RECORD).groups().stream()
                .flatMap(group -> group.cells().stream())
                .flatMap(Until::cell),
            Docket.of(dossier).allegations().stream().flatMap(Until::allegation))
        .flatMap(dates -> dates)
        .filter(dossier.about()::isBefore)
        .min(Comparator.naturalOrder());
  }

  private static Stream<Instant> agreement(AgreementFile file, Picture picture) {
    if (file.current().isEmpty()) return Stream.empty();
    var force = picture.force(file);
    return Stream.concat(
        force(force),
        file.versions().stream()
            .flatMap(version ->
                Stream.concat(
                    version.offerExpires().stream(),
                    version.terms().commitments().flatMap(c -> commitment(c, file, picture)))));
  }

  private static Stream<Instant> force(Force force) {
    return Stream.of(
            force.inForce().changes(),
            force.starts().values().stream().flatMap(s -> Stream.of(s.at(), s.concluded())),
            force.agreed().stream(),
            force.ending().map(Force.Ending::at).stream(),
            force.notices().all().stream()
                .flatMap(n -> Stream.concat(Stream.of(n.effectiveAt()), n.endsAt().stream())))
        .flatMap(dates -> dates);
  }

  private static Stream<Instant> commitment(
      Commitment commitment, AgreementFile file, Picture picture) {
    var key = KeyRef.of(file.id(), commitment.key());
    return Stream.of(
            commitment.expires().flatMap(When::ends).stream(),
            picture.ready(key).changes(),
            commitment.antecedent().map(picture.in(file.id())::of).stream()
                .flatMap(Fluent::changes))
        .flatMap(dates -> dates);
  }

  private static Stream<Instant> cell(Cell cell) {
    return Stream.concat(
        cell.due().stream(), cell.awaits().stream().flatMap(Until::dates).flatMap(Until::ends));
  }

  private static Stream<When> dates(Expr expr) {
    return switch (expr) {
      case Expr.Date(var date) -> Stream.of(date);
      case Expr.All(var parts) -> parts.stream().flatMap(Until::dates);
      case Expr.Any(var parts) -> parts.stream().flatMap(Until::dates);
      case Expr.Within(_, var of) -> dates(of);
      case Expr.Performed _, Expr.Ready _, Expr.InForce _ -> Stream.empty();
      case Expr.Occurred _, Expr.Found _, Expr.Count _ -> Stream.empty();
    };
  }

  private static Stream<Instant> ends(When date) {
    return Stream.concat(date.begins().stream(), date.ends().stream());
  }

  private static Stream<Instant> allegation(Docket.Listed allegation) {
    return Stream.concat(
        allegation.cure().flatMap(c -> c.offer().until()).flatMap(When::ends).stream(),
        allegation.referrals().stream().flatMap(r -> r.deadline().stream()));
  }
}
