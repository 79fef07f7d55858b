package ledger.value;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A readable name for one thing inside one negotiation: an agreement, a road, a reading.
///
/// Unique per negotiation and kind of thing; 1-64 of letters, digits, `-`, `_` and `.`.
public record Id(String value) implements Comparable<Id> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /// Ids that were read lately, each where its hash puts it. The same few stand in act after act:
  /// so each is checked once, and kept once. Whoever comes at the same time reads one of them, or
  /// none.
  private static final @Nullable Id[] LATELY = new Id[1 << 13];

  public Id {
    Malformed.unless(
        FORM.matcher(value).matches() && !value.equals(".") && !value.equals(".."),
        "\"" + value + "\" is no id: use 1 to 64 of letters, digits, \"-\", \"_\" and \".\"");
  }

  /// The id that a text is, where it is one.
  public static Optional<Id> parse(String value) {
    try {
      return Optional.of(new Id(value));
    } catch (Malformed _) {
      return Optional.empty();
    }
  }

  public static Id of(String value) {
    int hash = value.hashCode();
    int place = (hash ^ hash >>> 16) & LATELY.length - 1;
    var lately = LATELY[place];
    if (lately != null && lately.value.equals(value)) return lately;
    var id = new Id(value);
    LATELY[place] = id;
    return id;
  }

  @Override
  public int compareTo(Id other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
