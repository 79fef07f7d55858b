package ledger.calendar.ical;

import java.nio.charset.StandardCharsets;

/// Lines as RFC 5545 has them: ended by CRLF, and folded so that none is longer than 75 octets.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.1">RFC 5545 section 3.1</a>
final class ContentLines {

  private static final int MOST_OCTETS = 75;

  private final StringBuilder lines = new StringBuilder();

  ContentLines add(String name, String value) {
    int octets = 0;
    for (int c : (name + ":" + value).codePoints().toArray()) {
      var character = Character.toString(c);
      int more = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + more > MOST_OCTETS) {
        lines.append("\r\n ");
        octets = 1;
      }
      lines.append(character);
      octets += more;
    }
    lines.append("\r\n");
    return this;
  }

  /// A value of the type TEXT.
  ContentLines text(String name, String value) {
    return add(name, escaped(value));
  }

  /// A line break is written `\n`; other control characters have no place in a text.
  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\n")
        .replace("\n", "\\n")
        .replaceAll("[\\p{Cntrl}&&[^\\t]]", "");
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
