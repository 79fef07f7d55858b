package ledger.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows of text in columns that fit a width: the widest give way first, and what does not fit goes
/// on below.
final class TextTable {

  private static final int NARROWEST = 8;
  private static final String BETWEEN = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(List<String> head) {
    rows.add(List.copyOf(head));
  }

  void add(List<String> row) {
    if (row.size() != rows.getFirst().size()) throw new IllegalArgumentException("cells: " + row);
    rows.add(List.copyOf(row));
  }

  /// @param width of a line, in columns
  List<String> lines(int width) {
    int[] widths = widths(width);
    var lines = new ArrayList<String>();
    for (int row = 0; row < rows.size(); row++) {
      lines.addAll(lines(rows.get(row), widths));
      if (row == 0)
        lines.add(String.join(BETWEEN, IntStream.of(widths).mapToObj("-"::repeat).toList()));
    }
    return lines;
  }

  private int[] widths(int width) {
    int columns = rows.getFirst().size();
    int[] widths =
        IntStream.range(0, columns)
            .map(column -> rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0))
            .toArray();
    int room = width - BETWEEN.length() * (columns - 1);
    while (IntStream.of(widths).sum() > room) {
      int widest = 0;
      for (int i = 1; i < columns; i++) if (widths[i] > widths[widest]) widest = i;
      if (widths[widest] <= NARROWEST) break; // Too many columns: the terminal breaks the lines.
      widths[widest]--;
    }
    return widths;
  }

  private static List<String> lines(List<String> row, int[] widths) {
    var wrapped =
        IntStream.range(0, widths.length)
            .mapToObj(column -> wrapped(row.get(column), widths[column]))
            .toList();
    int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
    var lines = new ArrayList<String>();
    for (int line = 0; line < height; line++) {
      var text = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        var cell = line < wrapped.get(column).size() ? wrapped.get(column).get(line) : "";
        if (column > 0) text.append(BETWEEN);
        text.append(cell).repeat(" ", Math.max(0, widths[column] - length(cell)));
      }
      lines.add(text.toString().stripTrailing());
    }
    return lines;
  }

  private static List<String> wrapped(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.strip().split("\\s+")) {
      var rest = word;
      if (!line.isEmpty() && length(line) + 1 + length(rest) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (length(rest) > width) {
        int end = rest.offsetByCodePoints(0, width);
        lines.add(rest.substring(0, end));
        rest = rest.substring(end);
      }
      if (!line.isEmpty()) line.append(' ');
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  /// Marks that take no room, such as those around what is written in the other direction, are not
  /// counted.
  private static int length(CharSequence text) {
    return (int) text.codePoints().filter(TextTable::takesRoom).count();
  }

  private static boolean takesRoom(int c) {
    int type = Character.getType(c);
    return type != Character.FORMAT && type != Character.NON_SPACING_MARK;
  }
}
