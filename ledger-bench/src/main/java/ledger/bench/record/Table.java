package ledger.bench.record;

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
    var bound = line.lowerIsBetter() ? "at most " : "";
    return "| %d | %s | %s | %s | %s | **%s** | %s%s | %s%s | %s |%n"
        .formatted(
            line.row(),
            line.metric(),
            line.peer(),
            line.ours().shown(line.unit()),
            line.theirs().shown(line.unit()),
            Spread.shown(line.ratio()),
            bound,
            Spread.shown(line.aim()),
            bound,
            Spread.shown(line.floor()),
            line.standing());
  }
}
