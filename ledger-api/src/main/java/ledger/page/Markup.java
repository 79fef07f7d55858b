package ledger.page;

import org.springframework.web.util.HtmlUtils;

/// HTML as it is written. Whatever comes from somewhere is escaped; what is not escaped stands in
/// the code of whoever writes.
final class Markup {

  private final StringBuilder html;

  /// @param about so many characters
  Markup(int about) {
    this.html = new StringBuilder(about);
  }

  /// @param tags as they stand in the code
  Markup tags(String tags) {
    html.append(tags);
    return this;
  }

  /// What is between two tags, or between the quotes of an attribute.
  Markup text(String text) {
    if (isPlain(text)) html.append(text);
    else html.append(HtmlUtils.htmlEscape(text, "UTF-8"));
    return this;
  }

  Markup number(long number) {
    html.append(number);
    return this;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++)
      switch (text.charAt(i)) {
        case '<', '>', '&', '"', '\'' -> {
          return false;
        }
        default -> {}
      }
    return true;
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
