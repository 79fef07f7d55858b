package ledger.reading.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ledger.act.Id;
import ledger.reading.Model;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads an answer as it is kept, with how far it has come, in one statement: so that it is of one
/// moment.
public final class StoredAnswers {

  /// @param head the body of the row with the empty key
  /// @param rows the bodies of the others, in the order of the answer
  public record Stored(Model model, String head, List<String> rows) {}

  private record Part(Optional<Model> model, String body) {}

  private final JdbcClient sql;

  public StoredAnswers(JdbcClient sql) {
    this.sql = sql;
  }

  /// Empty where nothing is kept, be it that the table was dropped.
  public Optional<Stored> of(String question, Id negotiation) {
    List<Part> parts;
    try {
      parts = parts(question, negotiation);
    } catch (BadSqlGrammarException _) {
      return Optional.empty();
    }
    var rows = new ArrayList<String>();
    Optional<Stored> stored = Optional.empty();
    for (var part : parts)
      if (part.model().isPresent())
        stored = part.model().map(model -> new Stored(model, part.body(), rows));
      else rows.add(part.body());
    return stored;
  }

  /// How far it has come is said once, with the head.
  private List<Part> parts(String question, Id negotiation) {
    return sql.sql(
            """
            select m.negotiation, m.position, about, until, sealed, checksum, key, body,
                   case when key = '' then readers end readers,
                   case when key = '' then called end called
              from reading.model m join reading."%s" r on r.negotiation = m.negotiation
             where m.question = :question and m.negotiation = :negotiation
             order by place
            """
                .formatted(question))
        .param("question", question)
        .param("negotiation", negotiation.value())
        .query((row, _) ->
            new Part(
                row.getString("key").isEmpty()
                    ? Optional.of(ModelTable.model(row))
                    : Optional.empty(),
                row.getString("body")))
        .list();
  }
}
