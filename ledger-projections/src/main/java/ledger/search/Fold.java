package ledger.search;

import static java.lang.Character.UnicodeScript.ARABIC;
import static java.lang.Character.UnicodeScript.CYRILLIC;
import static java.lang.Character.UnicodeScript.GREEK;
import static java.lang.Character.UnicodeScript.HEBREW;
import static java.lang.Character.UnicodeScript.LATIN;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/// Makes the same of words that readers take for the same: whatever their case, composition and
/// width, and with or without the marks that their script may leave out.
///
/// Nothing depends on a locale: a text in Azerbaijani is found by whoever types without its
/// letters, so I, İ, i and ı are one. Marks that make another letter stay: й is not и, ガ not カ.
final class Fold {

  private static final int FIRST_BEYOND_ASCII = 0x80;
  private static final int BREVE = 0x306;
  private static final int DIAERESIS = 0x308;
  private static final int GRAVE = 0x300;
  private static final int ACUTE = 0x301;
  private static final int TATWEEL = 0x640;

  private Fold() {}

  static String of(String text) {
    return text.chars().allMatch(c -> c < FIRST_BEYOND_ASCII)
        ? text.toLowerCase(Locale.ROOT)
        : beyondAscii(text);
  }

  private static String beyondAscii(String text) {
    var cased =
        Normalizer.normalize(text, Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    var folded = new StringBuilder();
    int base = 0;
    for (int c : Normalizer.normalize(cased, Form.NFD).codePoints().toArray()) {
      if (isMark(c) ? isLeftOut(c, base) : isInvisible(c)) continue;
      if (!isMark(c)) base = c;
      folded.appendCodePoint(letter(c));
    }
    return Normalizer.normalize(folded.toString(), Form.NFKC).replace("եւ", "եվ");
  }

  static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isInvisible(int c) {
    return c == TATWEEL || Character.getType(c) == Character.FORMAT;
  }

  private static boolean isLeftOut(int mark, int base) {
    var script = UnicodeScript.of(base);
    if (script == CYRILLIC) return isLeftOutInCyrillic(mark, base);
    return script == LATIN || script == GREEK || script == ARABIC || script == HEBREW;
  }

  /// The accents that show stress, and the two points on ё.
  private static boolean isLeftOutInCyrillic(int mark, int base) {
    return switch (mark) {
      case BREVE -> false;
      case DIAERESIS -> base == 'е';
      case GRAVE, ACUTE -> base != 'г' && base != 'к';
      default -> false;
    };
  }

  /// Forms of one letter that differ by its place in the word, or by the keyboard.
  private static int letter(int c) {
    return switch (c) {
      case 'ς' -> 'σ';
      case 'ٱ' -> 'ا';
      case 'ى', 'ی' -> 'ي';
      case 'ک' -> 'ك';
      case 'ة' -> 'ه';
      default -> c;
    };
  }
}
