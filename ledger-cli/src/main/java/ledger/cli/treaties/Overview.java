package ledger.cli.treaties;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ledger.value.Id;

/// What has to be known of the whole file before acts can be made of its first row: which States it
/// names, and the title of each treaty.
///
/// @param states from id to code, in the order of the file
/// @param rows how many can be used
record Overview(Map<Id, String> states, Map<Id, Treaty> treaties, long rows) {

  /// @param firstLine where the treaty first stands
  /// @param title from the first row that has one
  /// @param signature from the first row that has one
  record Treaty(
      long firstLine, Optional<Found<String>> title, Optional<Found<LocalDate>> signature) {

    private Treaty and(Treaty later) {
      return new Treaty(
          firstLine, title.or(() -> later.title), signature.or(() -> later.signature));
    }
  }

  /// @param line where it was found
  record Found<T>(T value, long line) {}

  static Overview of(Stream<TableRow> rows, Days days) {
    var states = new LinkedHashMap<Id, String>();
    var treaties = new LinkedHashMap<Id, Treaty>();
    long count = 0;
    for (var each = rows.iterator(); each.hasNext(); count++) {
      var row = each.next();
      states.putIfAbsent(row.state(), row.text(Column.STATE));
      treaties.merge(row.treaty(), treaty(row, days), Treaty::and);
    }
    return new Overview(states, treaties, count);
  }

  private static Treaty treaty(TableRow row, Days days) {
    return new Treaty(
        row.line(),
        row.known(Column.TITLE).map(title -> new Found<>(title, row.line())),
        days.in(row, Column.SIGNATURE).map(day -> new Found<>(day, row.line())));
  }
}
