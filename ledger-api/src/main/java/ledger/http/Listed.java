package ledger.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// An answer that is a list, of which a part can be asked for.
///
/// @param position where a row came on record; several may have the same
/// @param answer made of the rows that are shown
record Listed<T>(List<T> rows, ToLongFunction<T> position, Function<List<T>, ?> answer) {

  /// The longest list that is answered whole, in its own order.
  static final int WHOLE = 10_000;

  /// @param next where to go on from; left out at the end
  record Part(@JsonUnwrapped Object answer, OptionalLong next) {}

  Object part(Paging paging) {
    return paging.isAsked() || rows.size() > WHOLE ? page(paging) : answer.apply(rows);
  }

  /// In the order of the record. Rows that came by one act are not taken apart: a page that began
  /// between them would need more than a position to be asked for.
  private Part page(Paging paging) {
    var after =
        rows.stream()
            .filter(row -> position.applyAsLong(row) > paging.from())
            .sorted(Comparator.comparingLong(position))
            .toList();
    int end = Math.min(paging.most(), after.size());
    while (end > 0 && end < after.size() && at(after, end) == at(after, end - 1)) end++;
    return new Part(
        answer.apply(after.subList(0, end)),
        end < after.size() ? OptionalLong.of(at(after, end - 1)) : OptionalLong.empty());
  }

  private long at(List<T> sorted, int index) {
    return position.applyAsLong(sorted.get(index));
  }
}
