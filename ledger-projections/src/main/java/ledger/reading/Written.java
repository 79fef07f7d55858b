package ledger.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.transparency.Sha256;

/// A row as it is kept.
///
/// @param place in the answer, 0-based
/// @param at to the microsecond, which is as exact as PostgreSQL is
/// @param body JSON, as it is answered
/// @param hash SHA-256 in hexadecimal: two rows of one hash are the same
public record Written(
    String key,
    int place,
    long position,
    Optional<Instant> at,
    String body,
    SortedSet<String> words,
    String hash) {

  public static Written of(
      String key,
      int place,
      long position,
      Optional<Instant> at,
      String body,
      SortedSet<String> words) {
    var parts =
        Stream.concat(
            Stream.of(
                key,
                String.valueOf(place),
                String.valueOf(position),
                at.map(Instant::toString).orElse(""),
                body),
            words.stream());
    return new Written(key, place, position, at, body, words, hash(parts));
  }

  /// Over all rows of a negotiation, in hexadecimal.
  ///
  /// @param rows in the order of the answer
  public static String checksum(List<Written> rows) {
    return hash(rows.stream().map(Written::hash));
  }

  /// @param parts none has the character between them, which PostgreSQL has in no text
  private static String hash(Stream<String> parts) {
    var bytes = parts.collect(Collectors.joining("\0")).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.of(bytes));
  }
}
