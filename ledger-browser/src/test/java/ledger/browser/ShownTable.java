package ledger.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table of a page as one reads it at first sight: without what is folded, without times, and
/// without what is there for those who have it read aloud.
final class ShownTable {

  private static final String CELLS =
      """
      rows => rows.map(row => [row.id, ...[...row.cells].map(cell => {
        const seen = cell.cloneNode(true);
        seen.querySelectorAll('details, time, .aloud').forEach(e => e.remove());
        return seen.textContent.replace(/\\s+/g, ' ').trim();
      })])
      """;

  private ShownTable() {}

  /// The rows of a page's table: each by its place on the page, or by its heading where it has
  /// none.
  static Map<String, List<String>> of(Visit visit) {
    @SuppressWarnings("unchecked")
    var rows = (List<List<String>>) visit.page().locator("main tbody tr").evaluateAll(CELLS);
    var table = new LinkedHashMap<String, List<String>>();
    for (var row : rows)
      table.put(row.getFirst().isEmpty() ? row.get(1) : row.getFirst(), row.subList(2, row.size()));
    return table;
  }
}
