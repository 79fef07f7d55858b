package ledger.readmodel.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import ledger.act.Id;
import ledger.readmodel.Freshness;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads an answer as it is stored, with how far it has come, in one statement: so that it is of
/// one moment.
public final class StoredAnswers {

  /// @param head the body of the row with the empty key
  /// @param rows the bodies of the others, in the order of the answer
  /// @param readAlong all acts up to this position are taken in, of this negotiation as of any
  public record Stored(Freshness freshness, String head, List<String> rows, long readAlong) {}

  /// @param head of the answer, with how far it has come
  private record Part(Optional<Stored> head, String body) {}

  private final JdbcClient sql;

  public StoredAnswers(JdbcClient sql) {
    this.sql = sql;
  }

  /// Empty where nothing is stored that could be read: be it that it waits for an operator, that an
  /// act was put off, or that the table was dropped.
  public Optional<Stored> of(String query, Id negotiation) {
    List<Part> parts;
    try {
      parts = parts(query, negotiation);
    } catch (BadSqlGrammarException _) {
      return Optional.empty();
    }
    var rows = parts.stream().filter(p -> p.head().isEmpty()).map(Part::body).toList();
    return parts.stream()
        .flatMap(p -> p.head().stream())
        .findFirst()
        .map(head -> new Stored(head.freshness(), head.head(), rows, head.readAlong()));
  }

  /// How far it has come is said once, with the head.
  private List<Part> parts(String query, Id negotiation) {
    return sql.sql(
            """
            select r.key, r.body, f.*,
                   case when r.key = ''
                   then (select min(coalesce((convert_from(token, 'utf8')::json ->> 'globalIndex')::bigint, -1))
                           from tokenentry where processorname = :group)
                   end read_along
              from reading.freshness f -- first: so the tables change hands
              right join reading."%s" r
                on r.key = '' and f.negotiation = r.negotiation
                   and f.checksums ->> :query is not null
                   and coalesce(f.awaits, -1) <= f.position
                   and not exists (select from reading.dead_letter l
                                    where l.question = :query and l.negotiation = :negotiation)
             where r.negotiation = :negotiation
             order by r.place
            """
                .formatted(query))
        .param("query", query)
        .param("negotiation", negotiation.value())
        .param("group", ReadModelProjection.GROUP)
        .query((row, _) -> new Part(head(row), row.getString("body")))
        .list();
  }

  private static Optional<Stored> head(ResultSet row) throws SQLException {
    if (row.getString("negotiation") == null) return Optional.empty();
    return Optional.of(
        new Stored(
            PostgresReadModels.freshness(row),
            row.getString("body"),
            List.of(),
            row.getLong("read_along")));
  }
}
