package ledger.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// Where an entry stood before the log that it stands in now.
///
/// @param origin of the former log
/// @param position there
/// @param at when the former log recorded it: what is asked for as known by a moment means this
public record CarriedFrom(String origin, long position, Instant at) {

  /// An origin has no spaces.
  @Override
  public String toString() {
    return origin + " " + position + " " + at;
  }

  /// Empty where the text is none.
  public static Optional<CarriedFrom> parse(String text) {
    var parts = text.split(" ", -1);
    if (parts.length != 3 || !parts[1].matches("[0-9]{1,18}")) return Optional.empty();
    try {
      return Optional.of(
          new CarriedFrom(parts[0], Long.parseLong(parts[1]), Instant.parse(parts[2])));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
