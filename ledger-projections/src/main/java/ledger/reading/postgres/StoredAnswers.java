package ledger.reading.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ledger.reading.Model;
import ledger.value.Id;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads an answer as it is kept, with how far it has come, in one statement: so that it is of one
/// moment.
public final class StoredAnswers {

  /// @param rows in the order of the answer
  /// @param readAlong all acts up to this position are taken in, of this negotiation as of any
  public record Stored(Model model, StoredRow head, List<StoredRow> rows, long readAlong) {}

  /// A row as it lies in the table.
  ///
  /// @param key empty for the head
  /// @param position of the act that it came on record with
  /// @param utf8 its body: JSON, as it is answered
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way to a socket, never compared
  public record StoredRow(String key, long position, byte[] utf8) {}

  private static final long NOTHING = -1;

  private final JdbcClient sql;

  public StoredAnswers(JdbcClient sql) {
    this.sql = sql;
  }

  /// Empty where nothing is kept, be it that the table was dropped.
  ///
  /// How far it has come is said once, with the head, which comes first.
  public Optional<Stored> of(String question, Id negotiation) {
    try {
      return sql.sql(
              """
              select key, r.position row_position, body, m.*,
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
          .query(StoredAnswers::stored);
    } catch (BadSqlGrammarException _) {
      return Optional.empty();
    }
  }

  private static Optional<Stored> stored(ResultSet found) throws SQLException {
    if (!found.next() || found.getString("question") == null) return Optional.empty();
    var model = ModelTable.model(found);
    long readAlong = found.getLong("read_along");
    boolean isBehind = found.wasNull();
    var head = row(found);
    var rows = new ArrayList<StoredRow>();
    while (found.next()) rows.add(row(found));
    return Optional.of(new Stored(model, head, rows, isBehind ? NOTHING : readAlong));
  }

  /// PostgreSQL sends text as UTF-8: the bytes that arrived are the bytes that are answered.
  private static StoredRow row(ResultSet found) throws SQLException {
    return new StoredRow(found.getString(1), found.getLong(2), found.getBytes(3));
  }
}
