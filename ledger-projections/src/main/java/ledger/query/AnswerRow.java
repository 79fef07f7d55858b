package ledger.query;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/// One thing that an answer tells of.
///
/// @param key unique within the negotiation and the question; empty for the head
/// @param position of the act that it came on record with
/// @param at of a date, when it is
/// @param body what is answered for it
/// @param words what it is found by in a search
public record AnswerRow(
    String key, long position, Optional<Instant> at, Object body, SortedSet<String> words) {

  /// What an answer has beside its rows.
  ///
  /// @param body the answer, with [RowsHere] wherever rows stand in it
  public static AnswerRow head(Object body) {
    return new AnswerRow("", -1, Optional.empty(), body, Collections.emptySortedSet());
  }

  public static AnswerRow of(String key, long position, Object body) {
    return new AnswerRow(key, position, Optional.empty(), body, Collections.emptySortedSet());
  }

  /// An answer that is all head: nothing in it can be had alone.
  public static List<AnswerRow> whole(Object body) {
    return List.of(head(body));
  }

  /// An answer with a head and rows.
  public static List<AnswerRow> headed(Object body, Stream<AnswerRow> rows) {
    return Stream.concat(Stream.of(head(body)), rows).toList();
  }

  public boolean isHead() {
    return key.isEmpty();
  }

  /// What the rows of an answer tell of, in its order.
  ///
  /// @param kind of the body of each of them
  public static <T> List<T> bodies(List<AnswerRow> answer, Class<T> kind) {
    return answer.stream()
        .filter(row -> !row.isHead())
        .map(AnswerRow::body)
        .map(kind::cast)
        .toList();
  }
}
