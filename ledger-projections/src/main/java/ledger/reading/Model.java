package ledger.reading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ledger.value.Id;

/// How far the answer about one negotiation has come.
///
/// @param about and
/// @param until to the microsecond, which is as exact as they are kept
/// @param sealed nothing of it is kept
/// @param called names, as JSON
/// @param checksum over its rows
public record Model(
    Id negotiation,
    long position,
    Instant about,
    Optional<Instant> until,
    boolean sealed,
    Set<String> readers,
    String called,
    String checksum) {

  /// @param called the standing's names, as JSON
  static Model of(Standing.Plain standing, String called, List<Written> rows) {
    return new Model(
        standing.negotiation(),
        standing.position(),
        standing.about(),
        standing.until().map(end -> end.truncatedTo(ChronoUnit.MICROS)),
        false,
        standing.readers(),
        called,
        Written.checksum(rows));
  }

  static Model of(Standing.Sealed standing) {
    return new Model(
        standing.negotiation(),
        standing.position(),
        standing.about(),
        Optional.empty(),
        true,
        Set.of(),
        "{}",
        Written.checksum(List.of()));
  }

  /// Whether it is the answer about a moment, as far as no act came since.
  public boolean holdsAt(Instant moment) {
    return !moment.isBefore(about) && until.filter(end -> !moment.isBefore(end)).isEmpty();
  }
}
