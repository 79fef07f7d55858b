package ledger.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.dossier.Dossier;
import ledger.dossier.Entry;
import ledger.view.Supervaluation;
import ledger.view.View;

/// Answers "which dates are set, and when does anything come to stand otherwise by itself?", in one
/// view.
///
/// Dates that were set are in it for good; what turns by itself is in it until it has come, and is
/// history then. As the calendar stands at the moment it is about: what a date brings with it, such
/// as the next renewal, comes into it with that date.
///
/// @param next the first moment after the one it is about at which any answer in this view may
///   change without a new act; empty where none can
/// @param dates in their order
public record Calendar(Optional<Instant> next, List<Date> dates) {

  public static Calendar of(Supervaluation view) {
    return view.once(Calendar.class, Calendar::workedOut);
  }

  private static Calendar workedOut(Supervaluation view) {
    var dates = Keys.dates(view.merged(Calendar.class, Calendar::marks, Keys.ORDER));
    return new Calendar(next(view.dossier(), dates), dates);
  }

  /// The first moment after the one that a part of a negotiation is about at which anything in the
  /// view of the record may change without a new act; empty where nothing can.
  public static Optional<Instant> next(Dossier part) {
    return next(part, Keys.dates(part.merged(Calendar.class, Calendar::ofRecord, Keys.ORDER)));
  }

  /// Under the names by which a dossier made of such parts asks for them again.
  private static List<Keys.Named> ofRecord(Dossier part) {
    return part.once(
        Calendar.class, p -> marks(p.once(View.RECORD, r -> Supervaluation.of(r, View.RECORD))));
  }

  private static List<Keys.Named> marks(Supervaluation view) {
    return new Keys(view.dossier())
        .named(
            Stream.of(Agreements.in(view), Commitments.in(view), Filed.in(view))
                .flatMap(set -> set));
  }

  /// An act that was annulled is shown from its stated effect on, though it has none.
  private static Optional<Instant> next(Dossier dossier, List<Date> dates) {
    return Stream.concat(
            dates.stream().map(Date::at), dossier.kept().annulled().stream().map(Entry::effective))
        .filter(dossier.about()::isBefore)
        .min(Instant::compareTo);
  }

  /// Those from one moment on and before another.
  public Calendar between(Optional<Instant> from, Optional<Instant> to) {
    return new Calendar(
        next,
        dates.stream()
            .filter(d -> from.filter(d.at()::isBefore).isEmpty())
            .filter(d -> to.filter(end -> !d.at().isBefore(end)).isEmpty())
            .toList());
  }
}
