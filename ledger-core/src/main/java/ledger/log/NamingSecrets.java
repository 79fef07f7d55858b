package ledger.log;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The secrets of negotiations, by their ids: with one, anybody can work out that negotiation's
/// pseudonyms, and so whoever has it is told what happened in it anyway.
///
/// One line each, `{"negotiation":"corridor","secret":"…"}`, the secret in lower-case hexadecimal.
public record NamingSecrets(Map<String, Pseudonyms> negotiations) {

  private static final Pattern FORM =
      Pattern.compile(
          "\\{\"negotiation\":\"([A-Za-z0-9._-]{1,64})\",\"secret\":\"([0-9a-f]{64})\"\\}");

  public static final NamingSecrets NONE = new NamingSecrets(Map.of());

  public static String line(String negotiation, Pseudonyms pseudonyms) {
    return "{\"negotiation\":\""
        + negotiation
        + "\",\"secret\":\""
        + HexFormat.of().formatHex(pseudonyms.secret())
        + "\"}\n";
  }

  /// @throws IllegalArgumentException naming the line that is none
  public static NamingSecrets parse(String text) {
    var names = new LinkedHashMap<String, Pseudonyms>();
    int number = 0;
    if (!text.isEmpty() && !text.endsWith("\n"))
      throw new IllegalArgumentException("the last line has no end");
    for (var line : text.lines().toList()) {
      number++;
      var form = FORM.matcher(line);
      if (!form.matches())
        throw new IllegalArgumentException("line " + number + " names no negotiation's secret");
      var secret = new Pseudonyms(HexFormat.of().parseHex(form.group(2)));
      if (names.put(form.group(1), secret) != null)
        throw new IllegalArgumentException(
            "line " + number + " names " + form.group(1) + " a second time");
    }
    return new NamingSecrets(names);
  }

  public String text() {
    var text = new StringBuilder();
    negotiations.forEach((id, pseudonyms) -> text.append(line(id, pseudonyms)));
    return text.toString();
  }
}
