package ledger.cli.audit;

import java.util.Comparator;
import java.util.OptionalLong;

/// One thing that is not as it was signed.
///
/// @param position of the entry, where it is one entry's
/// @param field the part of the entry, or the file of the log
/// @param what in a sentence
public record Finding(OptionalLong position, String field, String what) {

  /// What has a place comes first, the lowest place first.
  static final Comparator<Finding> ORDER =
      Comparator.comparingLong(f -> f.position().orElse(Long.MAX_VALUE));

  @Override
  public String toString() {
    return (position.isPresent() ? "position " + position.getAsLong() + ": " : "")
        + field
        + ": "
        + what;
  }
}
