package ledger.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// A row as it is kept.
///
/// @param place in the answer, 0-based
/// @param at to the microsecond, which is as exact as PostgreSQL is
/// @param body JSON, as it is answered
public record Written(
    String key,
    int place,
    long position,
    Optional<Instant> at,
    String body,
    SortedSet<String> words) {

  /// SHA-256 in hexadecimal: two rows of one hash are the same.
  public String hash() {
    var digest = sha256();
    add(digest, key);
    digest.update(ByteBuffer.allocate(12).putInt(place).putLong(position).flip());
    add(digest, at.map(Instant::toString).orElse(""));
    add(digest, body);
    words.forEach(word -> add(digest, word));
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Over all rows of a negotiation, in hexadecimal.
  ///
  /// @param rows in the order of the answer
  public static String checksum(List<Written> rows) {
    var digest = sha256();
    rows.forEach(row -> add(digest, row.hash()));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
