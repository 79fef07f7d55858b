package ledger.search;

/// A word, or a letter of a script that sets no blanks between words, as it is compared.
///
/// @param text folded
/// @param from where it begins in the text that it was taken from, and
/// @param to where it ends, itself not included; in UTF-16 code units
record SearchUnit(String text, int from, int to) {

  /// An index of PostgreSQL takes no more than some 2,700 bytes.
  private static final int LONGEST_KEY = 100;

  /// What the index has of it: the beginning of a long one, and then the text itself tells.
  String key() {
    return text.codePointCount(0, text.length()) <= LONGEST_KEY
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_KEY));
  }
}
