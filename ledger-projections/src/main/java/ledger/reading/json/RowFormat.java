package ledger.reading.json;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import ledger.query.AnswerRow;
import ledger.query.Query;
import ledger.reading.Folded;
import ledger.reading.Standing;
import ledger.reading.Written;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Writes rows as the answers over HTTP are written, so that what is stored and what is folded are
/// the same bytes.
public final class RowFormat {

  /// The attribute under which a serializer finds the language that was asked for.
  public static final String LANGUAGE = "language";

  private final ObjectWriter json;

  /// @param json of the answers
  public RowFormat(JsonMapper json) {
    this(json.writer());
  }

  private RowFormat(ObjectWriter json) {
    this.json = json;
  }

  /// In one language; acts stay as they were sent.
  public RowFormat in(String language) {
    return new RowFormat(json.withAttribute(LANGUAGE, language));
  }

  /// What is kept of a negotiation that stands so.
  public Folded folded(Query question, Standing standing) {
    return switch (standing) {
      case Standing.Plain plain ->
          Folded.of(plain, text(plain.called()), written(plain.rows(question)));
      case Standing.Sealed sealed -> Folded.nothing(sealed);
    };
  }

  /// @param rows in the order of the answer
  public List<Written> written(List<AnswerRow> rows) {
    var written = new ArrayList<Written>();
    for (var row : rows)
      written.add(
          Written.of(
              row.key(),
              written.size(),
              row.position(),
              row.at().map(at -> at.truncatedTo(ChronoUnit.MICROS)),
              text(row.body()),
              row.words()));
    return written;
  }

  public String text(Object body) {
    return json.writeValueAsString(body);
  }
}
