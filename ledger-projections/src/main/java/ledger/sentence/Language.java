package ledger.sentence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The languages that the ledger speaks to people in: every text for them is there in each.
public enum Language {
  /// Dates as most of the world writes them, and hours up to 24.
  ENGLISH("en", "en-150"),
  FRENCH("fr", "fr"),
  RUSSIAN("ru", "ru"),
  /// The digits are those of positions, hashes and addresses, so that one is found in the other.
  ARABIC("ar", "ar-u-nu-latn"),
  ARMENIAN("hy", "hy"),
  AZERBAIJANI("az", "az"),
  UKRAINIAN("uk", "uk");

  private final String tag;
  private final Locale locale;

  Language(String tag, String locale) {
    this.tag = tag;
    this.locale = Locale.forLanguageTag(locale);
  }

  /// @param tag BCP 47; a region or script that it names makes no difference
  public static Optional<Language> of(String tag) {
    var language = Locale.forLanguageTag(tag).getLanguage();
    return Arrays.stream(values()).filter(one -> one.tag.equals(language)).findFirst();
  }

  /// English where it is none of them.
  public static Language of(Locale locale) {
    return of(locale.toLanguageTag()).orElse(ENGLISH);
  }

  /// As it stands in an address, and on a page as its `lang`.
  public String tag() {
    return tag;
  }

  /// By whose rules its dates, numbers, lists and plurals are written.
  public Locale locale() {
    return locale;
  }

  /// `русский`: what those who speak it call it.
  public String ownName() {
    return locale.getDisplayLanguage(locale);
  }

  /// `ltr` or `rtl`.
  public String direction() {
    return isRightToLeft() ? "rtl" : "ltr";
  }

  boolean isRightToLeft() {
    return this == ARABIC;
  }

  /// Where the texts of a bundle are in this language: English has no suffix.
  String resource(String bundle) {
    return bundle.replace('.', '/') + (this == ENGLISH ? "" : "_" + tag) + ".properties";
  }
}
