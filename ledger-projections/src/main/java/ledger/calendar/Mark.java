package ledger.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.value.Id;
import ledger.value.When;
import ledger.view.HangsOn;
import ledger.view.Ways;

/// A date before it has its name in the calendar.
///
/// @param hangsOn the contested matters that only one way has it by; none where every way has it
record Mark(
    What what,
    Instant at,
    When when,
    String subject,
    Optional<Id> agreement,
    Optional<Id> holder,
    List<UUID> because,
    List<HangsOn> hangsOn) {

  static Mark of(What what, Instant at, String subject, List<UUID> because) {
    return new Mark(
        what,
        at,
        exactly(at),
        subject,
        Optional.empty(),
        Optional.empty(),
        List.copyOf(because),
        List.of());
  }

  /// From the beginning of a stretch of time.
  static Optional<Mark> from(What what, When when, String subject, UUID because) {
    return from(what, when, subject, List.of(because));
  }

  static Optional<Mark> from(What what, When when, String subject, List<UUID> because) {
    return when.begins().map(at -> of(what, at, subject, because).as(when));
  }

  /// From the end of a stretch of time.
  static Optional<Mark> until(What what, When when, String subject, UUID because) {
    return when.ends().map(at -> of(what, at, subject, List.of(because)).as(when));
  }

  Mark as(When stated) {
    return new Mark(what, at, stated, subject, agreement, holder, because, hangsOn);
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
    return new Mark(what, at, when, subject, Optional.of(of), holder, because, hangsOn);
  }

  Mark by(Id whose) {
    return new Mark(what, at, when, subject, agreement, Optional.of(whose), because, hangsOn);
  }

  /// Those of every way are dates; those of only some are in the calendar too, and say by what.
  static Stream<Mark> of(Ways<List<Mark>> ways) {
    return ways.outcomes(marks -> marks).stream()
        .flatMap(List::stream)
        .map(Mark::identity)
        .distinct()
        .map(identity -> {
          var found =
              ways.map(
                  marks -> marks.stream().filter(m -> m.identity().equals(identity)).findFirst());
          var mark =
              found.outcomes(m -> m).stream().flatMap(Optional::stream).findFirst().orElseThrow();
          return mark.hanging(
              found.hangsOn("date", Optional::isPresent, is -> is ? mark.at().toString() : ""));
        });
  }

  private record Identity(What what, Instant at, String subject, Optional<Id> holder) {}

  private Identity identity() {
    return new Identity(what, at, subject, holder);
  }

  private Mark hanging(List<HangsOn> matters) {
    return new Mark(what, at, when, subject, agreement, holder, because, matters);
  }

  private static When exactly(Instant at) {
    return When.at(at.atOffset(ZoneOffset.UTC));
  }
}
