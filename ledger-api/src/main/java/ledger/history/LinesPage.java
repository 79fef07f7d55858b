package ledger.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.timeline.Timeline.Line;

/// A page of the list.
///
/// @param number of the page, 1 for the first
/// @param pages how many there are, at least one
/// @param all how many lines there are in all
public record LinesPage(List<Line> lines, int number, int pages, int all) {

  private static final int LINES = 50;

  /// @param number as it was asked for; what is none is the first
  static LinesPage of(List<Line> lines, String number) {
    int pages = Math.max(1, (lines.size() + LINES - 1) / LINES);
    int asked = number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 1;
    int page = Math.clamp(asked, 1, pages);
    return new LinesPage(
        lines.subList((page - 1) * LINES, Math.min(lines.size(), page * LINES)),
        page,
        pages,
        lines.size());
  }

  /// On which page each line is, by its position.
  static Map<Long, Integer> pages(List<Line> lines) {
    var pages = new HashMap<Long, Integer>();
    for (int i = 0; i < lines.size(); i++) pages.put(lines.get(i).position(), 1 + i / LINES);
    return pages;
  }
}
