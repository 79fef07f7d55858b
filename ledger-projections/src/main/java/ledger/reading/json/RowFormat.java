package ledger.reading.json;

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

  /// As it is answered.
  public String text(Object body) {
    return json.writeValueAsString(body);
  }
}
