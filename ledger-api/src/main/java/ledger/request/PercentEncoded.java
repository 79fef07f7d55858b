package ledger.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import ledger.problem.RequestProblems.Misencoded;

/// A name or a value as it stands in a query, decoded: to text, or to why it is none.
sealed interface PercentEncoded {

  record Text(String text) implements PercentEncoded {}

  record Broken(Misencoded fault) implements PercentEncoded {}

  static PercentEncoded of(String encoded) {
    var bytes = new ByteArrayOutputStream(encoded.length());
    for (int at = 0; at < encoded.length(); at++) {
      char plain = encoded.charAt(at);
      if (plain != '%') {
        bytes.write(plain == '+' ? ' ' : plain);
        continue;
      }
      int escaped = escaped(encoded, at);
      if (escaped < 0) return new Broken(Misencoded.PERCENT);
      if (escaped == 0) return new Broken(Misencoded.NUL);
      bytes.write(escaped);
      at += 2;
    }
    try {
      var utf8 = ByteBuffer.wrap(bytes.toByteArray());
      return new Text(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
    } catch (CharacterCodingException _) {
      return new Broken(Misencoded.UTF8);
    }
  }

  /// -1 where no byte is written there.
  private static int escaped(String encoded, int percent) {
    if (percent + 2 >= encoded.length()) return -1;
    int high = Character.digit(encoded.charAt(percent + 1), 16);
    int low = Character.digit(encoded.charAt(percent + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
