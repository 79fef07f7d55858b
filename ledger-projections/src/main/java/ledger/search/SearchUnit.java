package ledger.search;

/// A word, or a letter of a script that sets no blanks between words, as it is compared.
///
/// @param text folded
/// @param from where it begins in the text that it was taken from, and
/// @param to where it ends, itself not included; in UTF-16 code units
record SearchUnit(String text, int from, int to) {}
