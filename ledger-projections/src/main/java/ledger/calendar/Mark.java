package ledger.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.act.Id;
import ledger.act.When;

/// A date before it has its name in the calendar.
record Mark(
    What what,
    Instant at,
    When when,
    String subject,
    Optional<Id> agreement,
    Optional<Id> holder,
    List<UUID> because) {

  static Mark of(What what, Instant at, String subject, List<UUID> because) {
    return new Mark(
        what, at, exactly(at), subject, Optional.empty(), Optional.empty(), List.copyOf(because));
  }

  /// From the beginning of a stretch of time.
  static Optional<Mark> from(What what, When when, String subject, UUID because) {
    return when.begins().map(at -> of(what, at, subject, List.of(because)).as(when));
  }

  /// From the end of a stretch of time.
  static Optional<Mark> until(What what, When when, String subject, UUID because) {
    return when.ends().map(at -> of(what, at, subject, List.of(because)).as(when));
  }

  Mark as(When stated) {
    return new Mark(what, at, stated, subject, agreement, holder, because);
  }

  /// As exact as it is known, where that begins with it.
  Mark since(When stated) {
    return stated.begins().filter(at::equals).isPresent() ? as(stated) : this;
  }

  /// As one of these was set, where it begins or ends with that.
  Mark asSet(Stream<When> set) {
    return set.filter(when ->
            when.begins().filter(at::equals).isPresent()
                || when.ends().filter(at::equals).isPresent())
        .findFirst()
        .map(this::as)
        .orElse(this);
  }

  Mark in(Id of) {
    return new Mark(what, at, when, subject, Optional.of(of), holder, because);
  }

  Mark by(Id whose) {
    return new Mark(what, at, when, subject, agreement, Optional.of(whose), because);
  }

  private static When exactly(Instant at) {
    return When.at(at.atOffset(ZoneOffset.UTC));
  }
}
