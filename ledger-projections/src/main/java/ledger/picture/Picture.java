package ledger.picture;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import ledger.act.Actor;
import ledger.timeline.Timeline.Line;
import ledger.value.Id;
import ledger.value.When;

/// A timeline as it is drawn: a lane for each party and one for everybody else, all of one height,
/// and a column for each day on which something was said. Time is an order here and no measure: an
/// act of a busy day has no less weight than one of a quiet month. Lengths are in the units of the
/// drawing.
///
/// It does not grow with the record: days are taken together where there are too many, and acts are
/// counted where they do not fit.
///
/// @param lanes whose each is; empty for everybody who is no party
public record Picture(
    List<Optional<Id>> lanes, List<Column> columns, List<Mark> marks, List<Stretch> stretches) {

  static final int HEAD = 28;
  static final int LANE = 88;
  static final int SLOT = 76;
  static final int ROW = 26;
  static final int ROWS = 3;
  static final int MOST_SLOTS = 60;
  static final int MOST_LANES = 12;

  /// A day's name is wider than what is drawn for one act.
  private static final int NARROWEST = 96;

  private static final Duration A_DAY = Duration.ofHours(26); // with a change of clocks

  /// @param x of its middle
  /// @param last the same as the first, where it is one day
  public record Column(int x, int width, LocalDate first, LocalDate last) {
    int begins() {
      return x - width / 2;
    }
  }

  /// One act, or several that did not fit.
  ///
  /// @param x of the middle of its shape, and
  /// @param y of the same
  public record Mark(int lane, int x, int y, List<Line> acts) {
    public Line first() {
      return acts.getFirst();
    }

    public boolean isSeveral() {
      return acts.size() > 1;
    }

    public ActKind kind() {
      return ActKind.of(first().act());
    }

    public Gap gap() {
      return Gap.of(first().gap());
    }
  }

  /// How much later than it was said an act was recorded.
  public enum Gap {
    NONE,
    DAYS,
    WEEKS,
    YEARS;

    static Gap of(Duration gap) {
      long days = gap.toDays();
      return days < 1 ? NONE : days < 7 ? DAYS : days < 365 ? WEEKS : YEARS;
    }
  }

  /// Within which days an act was said, where that is not known to the day.
  ///
  /// @param x where it begins in the drawing
  public record Stretch(int x, int y, int width, Line act) {}

  private record Cell(int lane, int day) {}

  /// @param lines in the order in which they were said
  public static Picture of(List<Line> lines, List<Id> parties) {
    var lanes = lanes(parties);
    var days = Days.of(lines);
    var cells = new LinkedHashMap<Cell, List<Line>>();
    for (int i = 0; i < lines.size(); i++)
      cells
          .computeIfAbsent(
              new Cell(lane(lines.get(i), lanes), days.ofLine(i)), _ -> new ArrayList<>())
          .add(lines.get(i));
    var slots = new int[days.number()];
    cells.forEach((cell, acts) ->
        slots[cell.day()] = Math.max(slots[cell.day()], (acts.size() + ROWS - 1) / ROWS));
    int most = Math.max(1, MOST_SLOTS / Math.max(1, days.number()));
    var picture =
        new Picture(lanes, columns(days, slots, most), new ArrayList<>(), new ArrayList<>());
    cells.forEach((cell, acts) -> picture.put(cell, acts, Math.min(slots[cell.day()], most)));
    return picture;
  }

  /// Every party has one, or, where there are too many to read, none has.
  private static List<Optional<Id>> lanes(List<Id> parties) {
    var lanes = new ArrayList<Optional<Id>>();
    if (parties.size() < MOST_LANES) parties.forEach(party -> lanes.add(Optional.of(party)));
    lanes.add(Optional.empty());
    return lanes;
  }

  private static int lane(Line line, List<Optional<Id>> lanes) {
    var by =
        line.by()
            .flatMap(a -> a instanceof Actor.Named(var id) ? Optional.of(id) : Optional.empty());
    int own = by.isEmpty() ? -1 : lanes.indexOf(by);
    return own < 0 ? lanes.size() - 1 : own;
  }

  private static List<Column> columns(Days days, int[] slots, int most) {
    var columns = new ArrayList<Column>();
    int x = 0;
    for (int day = 0; day < days.number(); day++) {
      int width = Math.max(NARROWEST, Math.min(slots[day], most) * SLOT);
      columns.add(new Column(x + width / 2, width, days.first(day), days.last(day)));
      x += width;
    }
    return columns;
  }

  /// Row by row downwards, then beside it; what does not fit is counted in the last place.
  private void put(Cell cell, List<Line> acts, int slots) {
    int places = slots * ROWS;
    int alone = acts.size() <= places ? acts.size() : places - 1;
    for (int i = 0; i < alone; i++) put(cell, i, acts.subList(i, i + 1));
    if (alone < acts.size()) put(cell, alone, acts.subList(alone, acts.size()));
  }

  private void put(Cell cell, int place, List<Line> acts) {
    int x = columns.get(cell.day()).begins() + place / ROWS * SLOT + ROW / 2 + 4;
    int y = top(cell.lane()) + (LANE - ROWS * ROW) / 2 + place % ROWS * ROW + ROW / 2;
    var mark = new Mark(cell.lane(), x, y, List.copyOf(acts));
    marks.add(mark);
    if (!mark.isSeveral())
      mark.first()
          .statedAt()
          .filter(Picture::isUncertain)
          .ifPresent(said -> stretches.add(stretch(said, cell.day(), mark)));
  }

  private Stretch stretch(When said, int day, Mark mark) {
    int begins = mark.x() - ROW / 2 - 2;
    var last = said.to().map(to -> to.minusNanos(1).toLocalDate());
    int ends =
        columns.stream()
            .skip(day + 1L)
            .filter(column -> last.filter(until -> !column.first().isAfter(until)).isPresent())
            .mapToInt(column -> column.begins() + column.width() - 2)
            .max()
            .orElse(begins + SLOT - 4);
    return new Stretch(begins, mark.y(), ends - begins, mark.first());
  }

  private static boolean isUncertain(When said) {
    return said.begins().isEmpty()
        || said.ends()
            .filter(end -> Duration.between(said.begins().orElseThrow(), end).compareTo(A_DAY) > 0)
            .isPresent();
  }

  /// The same for a script that runs from right to left.
  public Picture mirrored() {
    return new Picture(
        lanes,
        columns.stream()
            .map(c -> new Column(width() - c.x(), c.width(), c.first(), c.last()))
            .toList(),
        marks.stream().map(m -> new Mark(m.lane(), width() - m.x(), m.y(), m.acts())).toList(),
        stretches.stream()
            .map(s -> new Stretch(width() - s.x() - s.width(), s.y(), s.width(), s.act()))
            .toList());
  }

  /// Where a lane begins.
  public int top(int lane) {
    return HEAD + lane * LANE;
  }

  public int width() {
    return Math.max(NARROWEST, columns.stream().mapToInt(Column::width).sum());
  }

  public int height() {
    return top(lanes.size());
  }

  /// On which of the days of a picture each line stands.
  ///
  /// @param ofLines by the number of the line
  /// @param groups the days that stand together in one column
  private record Days(List<Integer> ofLines, List<List<LocalDate>> groups) {

    /// By the clock that the source speaks by; a line never stands before an earlier one.
    static Days of(List<Line> lines) {
      var each = new ArrayList<LocalDate>();
      var days = new ArrayList<LocalDate>();
      for (var line : lines) {
        var day = day(line);
        if (days.isEmpty() || day.isAfter(days.getLast())) days.add(day);
        each.add(days.getLast());
      }
      int number = Math.min(days.size(), MOST_SLOTS);
      var groups = new ArrayList<List<LocalDate>>();
      for (int i = 0; i < number; i++)
        groups.add(days.subList(i * days.size() / number, (i + 1) * days.size() / number));
      return new Days(each.stream().map(day -> group(day, groups)).toList(), groups);
    }

    private static int group(LocalDate day, List<List<LocalDate>> groups) {
      int at = 0;
      while (groups.get(at).getLast().isBefore(day)) at++;
      return at;
    }

    private static LocalDate day(Line line) {
      return line.statedAt()
          .flatMap(When::from)
          .map(OffsetDateTime::toLocalDate)
          .orElseGet(
              () -> line.recordedAt().minus(line.gap()).atOffset(ZoneOffset.UTC).toLocalDate());
    }

    int number() {
      return groups.size();
    }

    int ofLine(int line) {
      return ofLines.get(line);
    }

    LocalDate first(int day) {
      return groups.get(day).getFirst();
    }

    LocalDate last(int day) {
      return groups.get(day).getLast();
    }
  }
}
