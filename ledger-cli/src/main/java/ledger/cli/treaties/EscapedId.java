package ledger.cli.treaties;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import ledger.value.Id;

/// The ledger's id for a key of the file, and the way back.
///
/// Letters, digits, `-` and `_` stay; every other byte of the key's UTF-8 is written as `.` and two
/// upper-case hexadecimal digits, the dot itself too: `MEX-USA[RRG]` is `MEX-USA.5BRRG.5D`.
final class EscapedId {

  private static final char ESCAPE = '.';
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private EscapedId() {}

  /// @return empty where the key is too long for an id, or empty itself
  static Optional<Id> of(String key) {
    var id = new StringBuilder();
    for (byte b : key.getBytes(StandardCharsets.UTF_8))
      if (isPlain(b)) id.append((char) b);
      else id.append(ESCAPE).append(HEX.toHexDigits(b));
    return Id.parse(id.toString());
  }

  /// The key that an id was made from.
  ///
  /// @return empty where the id was not made here
  static Optional<String> key(Id id) {
    var escaped = id.value();
    var bytes = ByteBuffer.allocate(escaped.length());
    for (int at = 0; at < escaped.length(); at++) {
      char c = escaped.charAt(at);
      if (c != ESCAPE) {
        bytes.put((byte) c);
      } else {
        if (at + 2 >= escaped.length()) return Optional.empty();
        var digits = escaped.substring(at + 1, at + 3);
        if (!digits.matches("[0-9A-F]{2}")) return Optional.empty();
        bytes.put((byte) HexFormat.fromHexDigits(digits));
        at += 2;
      }
    }
    try {
      var key = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      return of(key).filter(id::equals).map(_ -> key);
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '-'
        || b == '_';
  }
}
