package ledger.readmodel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ledger.query.AnswerRow;
import ledger.transparency.Sha256;

/// A row as it is stored.
///
/// @param place in the answer, 0-based
/// @param at to the microsecond, which is as exact as PostgreSQL is
/// @param body JSON, as it is answered
/// @param hash SHA-256 in hexadecimal: two rows of one hash are the same
public record StoredRow(
    String key,
    int place,
    long position,
    Optional<Instant> at,
    String body,
    SortedSet<String> words,
    String hash) {

  /// @param answer its rows in their order
  /// @param json writes a body as it is answered
  public static List<StoredRow> of(List<AnswerRow> answer, Function<Object, String> json) {
    return IntStream.range(0, answer.size())
        .mapToObj(place -> of(answer.get(place), place, json))
        .toList();
  }

  /// @param json writes a body as it is answered
  static StoredRow of(AnswerRow row, int place, Function<Object, String> json) {
    return of(
        row.key(),
        place,
        row.position(),
        row.at().map(at -> at.truncatedTo(ChronoUnit.MICROS)),
        json.apply(row.body()),
        row.words());
  }

  public static StoredRow of(
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
    return new StoredRow(key, place, position, at, body, words, hash(parts));
  }

  /// Over all rows of a negotiation, in hexadecimal.
  ///
  /// @param hashes of the rows, in the order of the answer
  public static String checksum(Collection<String> hashes) {
    return hash(hashes.stream());
  }

  /// @param parts none has the character between them, which PostgreSQL has in no text
  private static String hash(Stream<String> parts) {
    var bytes = parts.collect(Collectors.joining("\0")).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.of(bytes));
  }
}
