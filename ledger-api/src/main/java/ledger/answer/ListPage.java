package ledger.answer;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import ledger.readmodel.postgres.StoredAnswers.RowBytes;
import ledger.request.PageParameters;

/// A part of a list, or all of it.
///
/// @param next where to go on from; empty at the end
record ListPage(List<RowBytes> rows, OptionalLong next) {

  static ListPage of(List<RowBytes> rows, PageParameters page) {
    return page.isAsked() || rows.size() > PageParameters.WHOLE
        ? part(rows, page)
        : new ListPage(rows, OptionalLong.empty());
  }

  /// In the order of the record. Rows that came by one act are not taken apart: a page that began
  /// between them would need more than a position to be asked for.
  private static ListPage part(List<RowBytes> rows, PageParameters page) {
    var after =
        rows.stream()
            .filter(row -> row.position() > page.from())
            .sorted(Comparator.comparingLong(RowBytes::position))
            .toList();
    int end = Math.min(page.most(), after.size());
    while (end > 0
        && end < after.size()
        && after.get(end).position() == after.get(end - 1).position()) end++;
    return new ListPage(
        after.subList(0, end),
        end < after.size() ? OptionalLong.of(after.get(end - 1).position()) : OptionalLong.empty());
  }
}
