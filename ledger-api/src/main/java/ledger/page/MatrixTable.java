package ledger.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import ledger.act.Act;
import ledger.act.Envelope;
import ledger.act.IssueAct.TakeStance;
import ledger.positions.Matrix;
import ledger.positions.MatrixCell;
import ledger.positions.MatrixCell.Move;
import ledger.positions.MatrixCell.Note;
import ledger.positions.MatrixCell.Shadow;
import ledger.positions.MatrixCell.Value;
import ledger.sentence.Sentences;
import ledger.value.Id;
import ledger.value.When;
import ledger.value.Words;
import org.springframework.context.MessageSource;

/// The rows of the matrix as they stand on its page. Of all that pages show, this has the most
/// parts: ten for each act. A template is asked for each of them whether it is there, which takes
/// four times as long as to fold the negotiation; so its rows are written here.
final class MatrixTable {

  private static final int A_CELL = 1_000;

  private final Matrix matrix;
  private final SaidAt said;
  private final Sentences shown;
  private final LongFunction<String> address;
  private final MessageSource labels;
  private final Locale locale;
  private final Map<List<Object>, String> worded = new HashMap<>();
  private final Map<When, String> times = new HashMap<>();

  MatrixTable(
      Matrix matrix, SaidAt said, Sentences shown, Here here, MessageSource labels, Locale locale) {
    this.matrix = matrix;
    this.said = said;
    this.shown = shown;
    this.address = here.acts();
    this.labels = labels;
    this.locale = locale;
  }

  /// What stands in the body of the table.
  String rows() {
    var html = new Markup(A_CELL * matrix.rows().size() * matrix.columns().size());
    for (var row : matrix.rows()) {
      html.tags("<tr id=\"").text(row.proposition().toString()).tags("\">\n<th scope=\"row\">");
      proposition(row, html);
      html.tags("</th>\n");
      for (var column : matrix.columns())
        Optional.ofNullable(row.cells().get(column.holder().toString()))
            .ifPresent(cell -> cell(cell, html));
      html.tags("</tr>\n");
    }
    return html.toString();
  }

  /// Of a row that says what a clause means.
  private static Id reading(Matrix.Row row) {
    return Id.of(row.proposition().argument(1));
  }

  private void proposition(Matrix.Row row, Markup html) {
    row.subject().ifPresent(subject -> words("span class=\"subject\"", "span", subject, html));
    html.tags("<small class=\"sentence\">")
        .text(shown.proposition(row.proposition()))
        .tags("</small> ");
    row.reading()
        .ifPresent(links -> {
          if (links.isEmpty()) small(label("reading.none"), html);
          else links.forEach(link -> small(shown.link(reading(row), link), html));
        });
    row.lasting().ifPresent(lasting -> small(shown.lasting(lasting), html));
    for (var joined : row.joined()) small(label("matrix.joined", shown.proposition(joined)), html);
  }

  private void cell(MatrixCell cell, Markup html) {
    boolean silent = cell.value() == Value.SILENT;
    html.tags(silent ? "<td class=\"silent\">" : "<td>");
    if (silent) silence(html);
    else stance(cell, html);
    for (var shadow : cell.shadows()) html.tags("<em>").text(of(shadow)).tags("</em> ");
    for (var note : cell.notes()) note(note, html);
    if (!cell.history().isEmpty()) history(cell.history(), html);
    html.tags("</td>\n");
  }

  private void silence(Markup html) {
    html.tags("<span aria-hidden=\"true\">")
        .text(value(Value.SILENT))
        .tags("</span><span class=\"aloud\">")
        .text(label("cell.silent"))
        .tags("</span> ");
  }

  private void stance(MatrixCell cell, Markup html) {
    html.tags("<strong>").text(value(cell.value())).tags("</strong> ");
    if (cell.implied())
      html.tags("<small title=\"")
          .text(label("cell.implied.explained"))
          .tags("\">")
          .text(label("cell.implied"))
          .tags("</small> ");
    cell.attitude().ifPresent(attitude -> small(label("attitude." + attitude), html));
    cell.details().ifPresent(_ -> small(label("cell.noDetails"), html));
    for (var to : cell.addressees()) small(label("cell.to", addressee(to)), html);
    cell.since().ifPresent(since -> time(since, html));
    said.standing(cell).ifPresent(act -> apart(act, html));
  }

  private String addressee(Id to) {
    return to.equals(TakeStance.ALL) ? label("cell.to.all") : shown.name(to);
  }

  private String of(Shadow shadow) {
    var by = shown.name(shadow.attributedBy());
    return switch (shadow.of()) {
      case CONSENT -> label("cell.consent.by", by);
      case STANCE -> label("cell.stance.by", value(shadow.value()), by);
    };
  }

  private void note(Note note, Markup html) {
    html.tags("<small class=\"note\">").text(label("note." + note.kind()));
    note.words().ifPresent(why -> html.tags(": ").text(shown.text(why)));
    html.tags("</small> ");
  }

  private void history(List<Move> moves, Markup html) {
    html.tags("<details><summary>")
        .text(label("cell.history", moves.size()))
        .tags("</summary>\n<ol>");
    for (var move : moves) move(move, html);
    html.tags("</ol></details>");
  }

  private void move(Move move, Markup html) {
    html.tags(move.superseded() ? "<li class=\"superseded\">" : "<li>");
    html.tags("<span>").text(value(move.value())).tags("</span> ");
    move.statedAt().ifPresent(at -> time(at, html));
    if (move.implied()) small(label("cell.implied"), html);
    if (move.superseded()) small(label("cell.superseded"), html);
    said.at(move.position()).map(entry -> entry.act()).ifPresent(act -> said(act, html));
    small(label("strength." + move.strength()), html);
    html.tags("<a href=\"")
        .text(address.apply(move.position()))
        .tags("\">№ ")
        .number(move.position())
        .tags("</a></li>\n");
  }

  /// Quotation, speaker, chain, source and locator.
  private void said(Act act, Markup html) {
    var envelope = act.envelope();
    apart(act, html);
    envelope.words().ifPresent(words -> words("q", "q", words, html));
    envelope.through().ifPresent(through -> small(spokenThrough(through), html));
    for (var relay : envelope.chain()) {
      var how =
          label("timeline.chain", shown.name(relay.relayer()), label("quote." + relay.quoteMode()));
      small(relay.locator().map(locator -> how + ", " + locator).orElse(how), html);
    }
  }

  private void apart(Act act, Markup html) {
    for (var compartment : act.envelope().compartments())
      html.tags("<em>").text(label("apart", compartment.value())).tags("</em> ");
  }

  /// The person who spoke, and the office that person spoke from.
  private String spokenThrough(Envelope.Through through) {
    var parts = new ArrayList<String>();
    through.person().ifPresent(one -> parts.add(label("timeline.through", shown.name(one))));
    through
        .office()
        .map(shown::name)
        .map(office -> parts.isEmpty() ? label("timeline.through", office) : "(" + office + ")")
        .ifPresent(parts::add);
    return String.join(" ", parts);
  }

  /// @param tag with its attributes, and
  /// @param end without
  private void words(String tag, String end, Words words, Markup html) {
    html.tags("<")
        .tags(tag)
        .tags(" lang=\"")
        .text(shown.language(words))
        .tags("\" dir=\"auto\">")
        .text(shown.text(words))
        .tags("</")
        .tags(end)
        .tags("> ");
  }

  private void time(When when, Markup html) {
    html.tags("<time>").text(times.computeIfAbsent(when, shown::time)).tags("</time> ");
  }

  private static void small(String text, Markup html) {
    html.tags("<small>").text(text).tags("</small> ");
  }

  private String value(Value value) {
    return label("value." + value);
  }

  /// Most are said again and again.
  private String label(String key, Object... arguments) {
    return worded.computeIfAbsent(
        List.of(key, List.of(arguments)), _ -> labels.getMessage(key, arguments, locale));
  }
}
