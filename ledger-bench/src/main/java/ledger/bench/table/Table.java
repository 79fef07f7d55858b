package ledger.bench.table;

import java.util.List;
import java.util.stream.Collectors;

/// The lines, in Markdown.
public final class Table {

  private static final String HEAD =
      """
      | Row | Metric | Against | Ours | Peer | Ratio | Aim | Floor | |
      |--|--|--|--|--|--|--|--|--|
      """;

  private Table() {}

  public static String of(List<Line> lines) {
    return HEAD + lines.stream().map(Table::of).collect(Collectors.joining());
  }

  static String of(Line line) {
    return "| %d | %s | %s | %s | %s | **%s** | %s | %s | %s |%n"
        .formatted(
            line.row(),
            line.metric(),
            line.peer(),
            line.ours().shown(line.unit()),
            line.theirs().shown(line.unit()),
            Spread.shown(line.ratio()),
            bound(line, line.aim()),
            bound(line, line.floor()),
            line.standing());
  }

  private static String bound(Line line, double bound) {
    if (!line.hasAim()) return "";
    return (line.lowerIsBetter() ? "at most " : "")
        + Spread.shown(bound)
        + (line.absolute() ? " " + line.unit() : "");
  }
}
