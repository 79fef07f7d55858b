package ledger.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/// How a page is looked at.
///
/// @param width of the window, in CSS pixels
/// @param scripts whether they run
/// @param dark whether dark pages are preferred
/// @param language of the browser, such as `en`
record Eyes(int width, boolean scripts, boolean dark, String language) {

  static final int WIDE = 1280;

  /// The width at which WCAG 2.2 asks that nothing scrolls sideways (1.4.10).
  static final int NARROW = 320;

  static final Eyes USUAL = new Eyes(WIDE, true, false, "en");

  Eyes narrow() {
    return new Eyes(NARROW, scripts, dark, language);
  }

  Eyes withoutScripts() {
    return new Eyes(width, false, dark, language);
  }

  Eyes inTheDark() {
    return new Eyes(width, scripts, true, language);
  }

  Eyes in(String other) {
    return new Eyes(width, scripts, dark, other);
  }

  NewContextOptions context() {
    return new NewContextOptions()
        .setViewportSize(width, 800)
        .setJavaScriptEnabled(scripts)
        .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
        .setLocale(language)
        .setTimezoneId("UTC");
  }

  @Override
  public String toString() {
    return width
        + " px"
        + (scripts ? "" : ", no scripts")
        + (dark ? ", dark" : "")
        + (language.equals("en") ? "" : ", " + language);
  }
}
