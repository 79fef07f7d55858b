package ledger.reading.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
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
  /// @param readAlong all acts up to this position are taken in, of this negotiation as of any
  public record Stored(Model model, String head, List<String> rows, long readAlong) {}

  /// @param head of the answer, with how far it has come
  private record Part(Optional<Stored> head, String body) {}

  private static final long NOTHING = -1;

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
    var rows = parts.stream().filter(p -> p.head().isEmpty()).map(Part::body).toList();
    return parts.stream()
        .flatMap(p -> p.head().stream())
        .findFirst()
        .map(head -> new Stored(head.model(), head.head(), rows, head.readAlong()));
  }

  /// How far it has come is said once, with the head.
  private List<Part> parts(String question, Id negotiation) {
    return sql.sql(
            """
            select key, body, m.*,
                   case when key = '' and not exists
                     (select from reading.dead_letter l
                       where l.question = :question and l.negotiation = :negotiation)
                   then (select min(coalesce((convert_from(token, 'utf8')::json ->> 'globalIndex')::bigint, -1))
                           from tokenentry where processorname = :group)
                   end read_along
              from reading."%s" r
              left join reading.model m
                on key = '' and m.question = :question and m.negotiation = r.negotiation
             where r.negotiation = :negotiation
             order by place
            """
                .formatted(question))
        .param("question", question)
        .param("negotiation", negotiation.value())
        .param("group", ModelProjection.group(question))
        .query((row, _) -> new Part(head(row), row.getString("body")))
        .list();
  }

  private static Optional<Stored> head(ResultSet row) throws SQLException {
    if (row.getString("question") == null) return Optional.empty();
    long readAlong = row.getLong("read_along");
    return Optional.of(
        new Stored(
            ModelTable.model(row),
            row.getString("body"),
            List.of(),
            row.wasNull() ? NOTHING : readAlong));
  }
}
