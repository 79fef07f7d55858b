package ledger.drafting;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// A length of time as a number and its unit, where one says it: `P90D` is 90 days.
///
/// @param number as it was typed
record TypedLength(String number, String unit) {

  /// The parts of a length, in the letters that ISO 8601 has for them.
  enum Unit {
    DAYS("P", "D"),
    WEEKS("P", "W"),
    MONTHS("P", "M"),
    YEARS("P", "Y"),
    HOURS("PT", "H"),
    MINUTES("PT", "M");

    private final String before;
    private final String after;

    Unit(String before, String after) {
      this.before = before;
      this.after = after;
    }
  }

  private static final Pattern ONE = Pattern.compile("(PT?)([0-9]{1,9})([DWMYH])");

  static TypedLength of(String iso) {
    var one = ONE.matcher(iso);
    var unit = one.matches() ? unit(one.group(1), one.group(3)) : Optional.<Unit>empty();
    return unit.map(u -> new TypedLength(one.group(2), u.name()))
        .orElseGet(() -> new TypedLength(iso, ""));
  }

  private static Optional<Unit> unit(String before, String after) {
    return Arrays.stream(Unit.values())
        .filter(u -> u.before.equals(before) && u.after.equals(after))
        .findFirst();
  }

  /// In ISO 8601, or what was typed where it is no number of units.
  String iso() {
    return Arrays.stream(Unit.values())
        .filter(u -> u.name().equals(unit) && number.matches("[0-9]{1,9}"))
        .findFirst()
        .map(u -> u.before + number + u.after)
        .orElse(number);
  }
}
