package ledger.export;

import java.util.regex.Pattern;

/// Text that no spreadsheet takes for a formula, and from which the text is got back exactly.
///
/// An apostrophe is put before what would begin a formula: at the beginning of a cell, and behind
/// `;`, TAB and line breaks, where a spreadsheet that was told of another separator begins a cell.
/// It is put before an apostrophe in those places too, so that each one there is ours.
///
/// @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV Injection</a>
final class SafeText {

  /// Full-width signs begin formulas where such are typed.
  private static final String SIGNS = "=+\\-@'\uFF1D\uFF0B\uFF0D\uFF20";

  private static final Pattern DANGEROUS =
      Pattern.compile("\\A(?=[" + SIGNS + "\\t\\r\\n])|(?<=[;\\t\\r\\n])(?=[" + SIGNS + "])");

  /// What takes them out again, in the words of most regular expressions.
  static final String UNDO = "^'|(?<=[;\\t\\r\\n])'";

  private SafeText() {}

  static String of(String text) {
    return DANGEROUS.matcher(text).replaceAll("'");
  }
}
