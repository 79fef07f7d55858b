package ledger.act.json;

import java.util.List;

/// Why what was sent is no act: said with the place, so that it can be mended there.
public sealed interface Unreadable {

  /// @param offset of the first byte that is not UTF-8, 0-based
  record NotUtf8(int offset) implements Unreadable {}

  /// @param line 1-based, as is `column`
  record NotJson(int line, int column, String fault) implements Unreadable {}

  record NotAnObject(String given) implements Unreadable {}

  record UnknownAct(String given, List<String> known) implements Unreadable {}

  /// @param field the path to it, such as `terms.terms[1].covers`
  record UnknownField(String field, List<String> known) implements Unreadable {}

  record MissingField(String field, String expected) implements Unreadable {}

  record WrongValue(String field, String fault, String expected, String given)
      implements Unreadable {}

  /// A correction of something that was done, and not of how it was recorded.
  ///
  /// @param field the path to it, such as `patch.stance`
  /// @param known the parts of an envelope that can be mended
  record NotClerical(String field, List<String> known) implements Unreadable {}

  record TooLarge(long limit) implements Unreadable {}
}
