package ledger.readmodel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ledger.query.AnswerRow;
import org.jspecify.annotations.Nullable;

/// The rows of one read model of one negotiation, as they were written last: what comes next is
/// compared with them.
///
/// @param rows in the order of the answer
/// @param checksum over their hashes
record WrittenRows(List<Written> rows, String checksum) {

  static final WrittenRows NONE = of(List.of());

  /// @param value what was written; null where only the hash was read from the database
  /// @param bytes that it takes in memory, more or less
  record Written(String key, @Nullable AnswerRow value, String hash, int bytes) {

    private boolean is(AnswerRow row) {
      return value != null && value.equals(row);
    }
  }

  /// What has to be written, so that the rows are these.
  ///
  /// @param changed rows that are new, or other than before
  /// @param gone keys of rows that are no more
  record Difference(WrittenRows now, List<StoredRow> changed, List<String> gone) {}

  /// What a key, a hash and the objects around them take.
  private static final int SHELL = 320;

  private static WrittenRows of(List<Written> rows) {
    return new WrittenRows(rows, StoredRow.checksum(rows.stream().map(Written::hash).toList()));
  }

  /// As they were read from the database.
  ///
  /// @param hashes by key, in the order of the answer
  static WrittenRows ofHashes(Map<String, String> hashes) {
    var rows = new ArrayList<Written>();
    hashes.forEach((key, hash) -> rows.add(new Written(key, null, hash, SHELL)));
    return of(rows);
  }

  int bytes() {
    return rows.stream().mapToInt(Written::bytes).sum();
  }

  /// A row that is the same value at the same place is neither encoded nor hashed.
  Difference to(List<AnswerRow> now, Function<Object, String> json) {
    var places = isSameOrder(now) ? Map.<String, Integer>of() : places();
    var written = new ArrayList<Written>(now.size());
    var changed = new ArrayList<StoredRow>();
    for (int place = 0; place < now.size(); place++) {
      var row = now.get(place);
      var before = before(row.key(), place, places);
      if (before != null && place < rows.size() && before == rows.get(place) && before.is(row)) {
        written.add(before);
        continue;
      }
      var stored = StoredRow.of(row, place, json);
      if (before == null || !before.hash().equals(stored.hash())) changed.add(stored);
      written.add(new Written(row.key(), row, stored.hash(), SHELL + stored.body().length()));
    }
    if (changed.isEmpty() && written.size() == rows.size())
      return new Difference(new WrittenRows(written, checksum), changed, List.of());
    return new Difference(of(written), changed, gone(now));
  }

  private @Nullable Written before(String key, int place, Map<String, Integer> places) {
    if (place < rows.size() && rows.get(place).key().equals(key)) return rows.get(place);
    var at = places.get(key);
    return at == null ? null : rows.get(at);
  }

  /// As far as there are any: nothing has moved, and nothing is gone.
  private boolean isSameOrder(List<AnswerRow> now) {
    if (now.size() < rows.size()) return false;
    for (int place = 0; place < rows.size(); place++)
      if (!rows.get(place).key().equals(now.get(place).key())) return false;
    return true;
  }

  private Map<String, Integer> places() {
    var places = new HashMap<String, Integer>();
    for (int place = 0; place < rows.size(); place++) places.put(rows.get(place).key(), place);
    return places;
  }

  private List<String> gone(List<AnswerRow> now) {
    if (isSameOrder(now)) return List.of();
    var there = new HashSet<String>();
    now.forEach(row -> there.add(row.key()));
    return rows.stream().map(Written::key).filter(key -> !there.contains(key)).toList();
  }
}
