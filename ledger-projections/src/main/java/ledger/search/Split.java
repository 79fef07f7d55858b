package ledger.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Takes a text apart into words.
///
/// Where a script sets blanks, or other signs, a word is what stands between them. Where it sets
/// none, or hangs on to a word what other languages set apart (Hangul), each letter counts.
final class Split {

  private static final int SOUND_MARK = 0x30fc;
  private static final int HALF_SOUND_MARK = 0xff70;
  private static final int HALF_VOICED = 0xff9e;
  private static final int HALF_SEMI_VOICED = 0xff9f;
  private static final int FIRST_MEDIAL = 0x1160;
  private static final int LAST_FINAL = 0x11ff;

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private final String text;
  private final List<Run> runs = new ArrayList<>();
  private final List<SearchUnit> joined = new ArrayList<>();
  private int joinedTo = -1;

  private Split(String text) {
    this.text = text;
  }

  static List<Run> runs(String text) {
    var split = new Split(text);
    split.all();
    return List.copyOf(split.runs);
  }

  private void all() {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!isOfWord(c)) i += Character.charCount(c);
      else i = isJoined(c) ? letter(i) : word(i);
    }
    closeJoined();
  }

  /// One letter with its marks.
  private int letter(int from) {
    int end = from + Character.charCount(text.codePointAt(from));
    while (end < text.length() && hangsOn(text.codePointAt(end)))
      end += Character.charCount(text.codePointAt(end));
    if (from != joinedTo) closeJoined();
    for (int c : Fold.of(text.substring(from, end)).codePoints().filter(Split::isOfWord).toArray())
      joined.add(new SearchUnit(Character.toString(c), from, end));
    joinedTo = end;
    return end;
  }

  private int word(int from) {
    int end = from;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (!isOfWord(c) || isJoined(c)) break;
      end += Character.charCount(c);
    }
    closeJoined();
    var folded = Fold.of(text.substring(from, end));
    if (folded.codePoints().allMatch(Character::isLetterOrDigit)) add(folded, from, end);
    else for (var word : BETWEEN.split(folded)) add(word, from, end);
    return end;
  }

  private void add(String word, int from, int to) {
    if (word.codePoints().anyMatch(Character::isLetterOrDigit))
      runs.add(new Run(List.of(new SearchUnit(word, from, to)), false));
  }

  private void closeJoined() {
    if (!joined.isEmpty()) runs.add(new Run(List.copyOf(joined), true));
    joined.clear();
    joinedTo = -1;
  }

  private static boolean isOfWord(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.LETTER_NUMBER
        || Fold.isMark(c);
  }

  /// A mark, or a vowel or final of a Hangul syllable that is written in its parts.
  private static boolean hangsOn(int c) {
    return Fold.isMark(c)
        || c == HALF_VOICED
        || c == HALF_SEMI_VOICED
        || c >= FIRST_MEDIAL && c <= LAST_FINAL;
  }

  private static boolean isJoined(int c) {
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
      case THAI, LAO, KHMER, MYANMAR, TIBETAN, TAI_THAM, NEW_TAI_LUE -> !Character.isDigit(c);
      default -> c == SOUND_MARK || c == HALF_SOUND_MARK;
    };
  }
}
