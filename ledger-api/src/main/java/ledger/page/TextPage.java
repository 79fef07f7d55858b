package ledger.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.act.Act;
import ledger.board.Cell;
import ledger.board.CommonGround;
import ledger.board.NextMover;
import ledger.compartment.Compartment;
import ledger.positions.Matrix;
import ledger.positions.MatrixCell;
import ledger.positions.PositionsQuery;
import ledger.query.AnswerRow;
import ledger.sentence.Sentences;
import ledger.session.ReadSession;
import ledger.timeline.Timeline;
import ledger.timeline.TimelineQuery;
import ledger.value.Id;
import ledger.view.View;
import org.springframework.context.MessageSource;

/// The page of a negotiation for a terminal: who says what, what would be due in each view, and
/// what was said in which order, as tables of text. The same rows and the same words as on the page
/// in HTML.
final class TextPage {

  /// So many statements of the timeline at most, the latest ones.
  static final int MOST_SAID = 100;

  private final ReadSession session;
  private final Sentences sentences;
  private final MessageSource labels;
  private final Locale locale;
  private final List<Timeline.Line> said;
  private final SaidAt acts;

  TextPage(ReadSession session, MessageSource labels, Locale locale) {
    this.session = session;
    this.sentences = new Sentences(session.dossier(), session.names(), locale);
    this.labels = labels;
    this.locale = locale;
    this.acts = SaidAt.of(session);
    this.said =
        AnswerRow.bodies(session.rows(new TimelineQuery()), Timeline.Line.class).stream()
            .filter(line -> line.act() instanceof Act.Statement)
            .toList();
  }

  /// @param width of a line, in columns
  String of(int width) {
    return Stream.of(
            Stream.of(session.dossier().title(), head()),
            readWithCompartments(),
            Stream.of(""),
            section("room.POSITIONS", positions(), width),
            section("room.BOARD", board(), width),
            section("room.TIMELINE", timeline(), width),
            earlier())
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String head() {
    var explained =
        label("label.explained", session.position(), sentences.time(session.parameters().about()));
    return view(session.parameters().view()) + ". " + explained;
  }

  /// Whoever shows a terminal to others has to see what is not theirs to read.
  private Stream<String> readWithCompartments() {
    var compartments = session.dossier().negotiation().compartments().all().map(Compartment::id);
    var names = compartments.map(Id::value).collect(Collectors.joining(", "));
    return names.isEmpty() ? Stream.empty() : Stream.of(label("apart.page", names));
  }

  private Stream<String> apart(Act act) {
    return act.envelope().compartments().stream()
        .map(compartment -> label("apart", compartment.value()));
  }

  private Stream<String> section(String title, TextTable table, int width) {
    return Stream.of(Stream.of(label(title)), table.lines(width).stream(), Stream.of(""))
        .flatMap(lines -> lines);
  }

  private TextTable positions() {
    var matrix = PositionsQuery.matrix(session.rows(new PositionsQuery()));
    var head = new ArrayList<>(List.of(label("matrix.proposition")));
    for (var column : matrix.columns())
      head.add(column.named() ? column.label() : label("matrix.unnamed", column.label()));
    var table = new TextTable(head);
    for (var row : matrix.rows()) {
      var cells = new ArrayList<>(List.of(proposition(row)));
      for (var column : matrix.columns())
        cells.add(
            Optional.ofNullable(row.cells().get(column.holder().toString()))
                .map(this::stance)
                .orElse(""));
      table.add(cells);
    }
    return table;
  }

  private String proposition(Matrix.Row row) {
    return Stream.of(
            row.subject().stream().map(sentences::text),
            Stream.of(sentences.proposition(row.proposition())),
            row.reading().stream()
                .flatMap(List::stream)
                .map(link -> sentences.link(Id.of(row.proposition().argument(1)), link)),
            row.lasting().stream().map(sentences::lasting))
        .flatMap(parts -> parts)
        .collect(Collectors.joining("; "));
  }

  private String stance(MatrixCell cell) {
    var said =
        cell.value() == MatrixCell.Value.SILENT
            ? Stream.<String>empty()
            : Stream.of(
                    Stream.of(label("value." + cell.value())),
                    cell.implied() ? Stream.of(label("cell.implied")) : Stream.<String>empty(),
                    cell.since().stream().map(sentences::time),
                    acts.standing(cell).stream().flatMap(this::apart))
                .flatMap(parts -> parts);
    var shadows =
        cell.shadows().stream()
            .map(shadow ->
                shadow.of() == MatrixCell.Shadow.Of.CONSENT
                    ? label("cell.consent.by", sentences.name(shadow.attributedBy()))
                    : label(
                        "cell.stance.by",
                        label("value." + shadow.value()),
                        sentences.name(shadow.attributedBy())));
    var notes = cell.notes().stream().map(note -> label("note." + note.kind()));
    return Stream.of(said, shadows, notes)
        .flatMap(parts -> parts)
        .collect(Collectors.joining(", "));
  }

  private TextTable board() {
    var boards = Boards.of(session);
    var table =
        new TextTable(List.of(label("board.view"), label("board.what"), label("board.stands")));
    for (var row : boards.rows()) {
      var view = view(row.view());
      for (var line : lines(row, boards.columns())) {
        table.add(List.of(view, line.what(), line.stands()));
        view = ""; // named once
      }
    }
    return table;
  }

  private record Line(String what, String stands) {}

  private List<Line> lines(Boards.Row row, List<Boards.Column> columns) {
    var lines = new ArrayList<Line>();
    for (var column : columns) {
      for (var cell : row.cells().getOrDefault(column, List.of()))
        lines.add(new Line(sentences.commitments(List.of(cell.key())), stands(cell)));
      for (var ground : row.common().getOrDefault(column, List.of()))
        lines.add(new Line(sentences.commitments(ground.keys()), stands(ground)));
    }
    for (var mover : row.movers()) lines.add(new Line(label("board.mover"), moves(mover)));
    return lines;
  }

  private TextTable timeline() {
    var table =
        new TextTable(
            List.of(label("timeline.when"), label("timeline.who"), label("timeline.says")));
    for (var line : said.subList(Math.max(0, said.size() - MOST_SAID), said.size()))
      table.add(
          List.of(
              line.statedAt()
                  .map(sentences::time)
                  .filter(time -> !time.isEmpty())
                  .orElseGet(() -> label("timeline.unknown")),
              line.by().map(sentences::name).orElseGet(() -> line.recordedBy().value()),
              says(line)));
    return table;
  }

  private String says(Timeline.Line line) {
    return Stream.of(
            Stream.of(sentences.act(line.act())),
            apart(line.act()),
            line.flags().stream().map(flag -> label("flag." + flag)))
        .flatMap(parts -> parts)
        .collect(Collectors.joining(", "));
  }

  private Stream<String> earlier() {
    return said.size() > MOST_SAID
        ? Stream.of(label("timeline.earlier", said.size() - MOST_SAID))
        : Stream.empty();
  }

  private String view(View view) {
    return switch (view) {
      case View.According(var party) -> label("label.party", sentences.name(party));
      case View.Common(var among) -> label("label.common", sentences.referents(List.copyOf(among)));
      case View.OfRecord _ -> label("label.view");
    };
  }

  private String stands(Cell cell) {
    return Stream.of(
            Stream.of(label("dueness." + cell.dueness())),
            cell.since().stream().map(since -> label("board.since", sentences.time(since))),
            cell.due().stream().map(due -> label("board.due", sentences.time(due))),
            cell.awaits().stream()
                .map(awaits -> label("board.awaits", sentences.condition(awaits))),
            cell.timing().stream().map(timing -> label("timing." + timing)),
            cell.notes().stream().map(note -> note(cell, note)))
        .flatMap(parts -> parts)
        .collect(Collectors.joining(", "));
  }

  private String note(Cell cell, Cell.Note note) {
    return note == Cell.Note.NO_FORMAL_READING
        ? sentences.lapsed(cell.lapsedReadings())
        : label("cellnote." + note);
  }

  private String stands(CommonGround.Row ground) {
    return Stream.concat(
            Stream.of(
                ground.outcome() == CommonGround.Outcome.SAME
                    ? label("dueness." + ground.dueness().getFirst())
                    : label("outcome." + ground.outcome())),
            ground.differs().stream().map(aspect -> label("differs." + aspect)))
        .collect(Collectors.joining(", "));
  }

  private String moves(NextMover mover) {
    return sentences.name(mover.actor()) + " " + label("awaited." + mover.awaited());
  }

  private String label(String key, Object... arguments) {
    return labels.getMessage(key, arguments, locale);
  }
}
