package ledger.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/// When an entry was said, and when what it tells of happened: half-open, each end as far as it is
/// known. In microseconds since 1970-01-01T00:00Z.
public record Times(
    OptionalLong statedFrom,
    OptionalLong statedTo,
    OptionalLong occurredFrom,
    OptionalLong occurredTo) {

  public static final Times NONE =
      new Times(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  public static OptionalLong micros(Optional<Instant> moment) {
    return moment.map(m -> OptionalLong.of(micros(m))).orElseGet(OptionalLong::empty);
  }

  /// A moment beyond what 64 bits hold becomes the last one they do.
  public static long micros(Instant moment) {
    try {
      return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    } catch (ArithmeticException _) {
      return moment.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
