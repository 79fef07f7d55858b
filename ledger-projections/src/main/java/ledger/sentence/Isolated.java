package ledger.sentence;

import java.text.Bidi;

/// Keeps what is written in the other direction from drawing its neighbours along: a Latin name in
/// an Arabic sentence, an Arabic one in an English sentence.
///
/// @see <a href="https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates">UAX 9,
///   explicit directional isolates</a>
final class Isolated {

  private static final char FIRST_STRONG = '\u2068';
  private static final char POP = '\u2069';

  private Isolated() {}

  /// The text, between invisible marks where it has a letter of the other direction that is not
  /// between such marks yet.
  static String in(Language language, String text) {
    return runsAgainst(language, text) || isOneRunOfSeveral(language, text)
        ? FIRST_STRONG + text + POP
        : text;
  }

  /// Several parts in a row that each run against the language, with nothing of it between them:
  /// they are read on as one, and not each beside the other.
  private static boolean isOneRunOfSeveral(Language language, String text) {
    if (!language.isRightToLeft()) return false;
    int parts = 0;
    int depth = 0;
    for (char c : text.toCharArray()) {
      if (c == FIRST_STRONG && depth++ == 0) parts++;
      else if (c == POP) depth--;
      else if (depth == 0 && Character.isLetter(c)) return false;
    }
    return parts > 1;
  }

  private static boolean runsAgainst(Language language, String text) {
    var chars = text.toCharArray();
    if (!language.isRightToLeft() && !Bidi.requiresBidi(chars, 0, chars.length)) return false;
    int depth = 0;
    for (char c : chars) {
      if (c == FIRST_STRONG) depth++;
      else if (c == POP) depth--;
      else if (depth == 0 && isAgainst(language, c)) return true;
    }
    return false;
  }

  private static boolean isAgainst(Language language, char c) {
    return switch (Character.getDirectionality(c)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> language.isRightToLeft();
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          !language.isRightToLeft();
      default -> false;
    };
  }
}
