package ledger.transparency;

import java.util.OptionalLong;

/// Whole numbers as these formats write them: no sign, no leading zero.
final class Decimals {

  private Decimals() {}

  static OptionalLong parse(String text) {
    if (!text.matches("0|[1-9][0-9]{0,18}")) return OptionalLong.empty();
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
