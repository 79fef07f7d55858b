package ledger.readmodel.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ledger.readmodel.Freshness;
import ledger.value.Id;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads an answer as it is stored, with how far it has come, in one statement: so that it is of
/// one moment.
public final class StoredAnswers {

  /// @param checksum over the rows
  /// @param rows in the order of the answer
  /// @param readAlong all acts up to this position are taken in, of this negotiation as of any
  public record Stored(
      Freshness freshness, String checksum, RowBytes head, List<RowBytes> rows, long readAlong) {

    /// @param known rows of the same checksum
    public Stored with(List<RowBytes> known) {
      return new Stored(freshness, checksum, head, known, readAlong);
    }
  }

  /// What is answered of a row, as it lies in the table.
  ///
  /// @param key empty for the head
  /// @param position of the act that it came on record with
  /// @param utf8 its body: JSON, as it is answered
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way to a socket, never compared
  public record RowBytes(String key, long position, byte[] utf8) {}

  private static final long NOTHING = -1;

  private final JdbcClient sql;

  public StoredAnswers(JdbcClient sql) {
    this.sql = sql;
  }

  /// Empty where nothing is stored that could be read: be it that it waits for an operator, that an
  /// act was put off, or that the table was dropped.
  ///
  /// How far it has come is said once, with the head, which comes first.
  public Optional<Stored> of(String query, Id negotiation) {
    return read(query, negotiation, "");
  }

  /// The same without its rows.
  public Optional<Stored> headOf(String query, Id negotiation) {
    return read(query, negotiation, "and r.key = ''");
  }

  /// @param which of the rows, as SQL
  private Optional<Stored> read(String query, Id negotiation, String which) {
    try {
      return sql.sql(
              """
              select r.key, r.position row_position, r.body, f.*, f.checksums ->> :query checksum,
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
               where r.negotiation = :negotiation %s
               order by r.place
              """
                  .formatted(query, which))
          .param("query", query)
          .param("negotiation", negotiation.value())
          .param("group", ReadModelProjection.GROUP)
          .query(StoredAnswers::stored);
    } catch (BadSqlGrammarException _) {
      return Optional.empty();
    }
  }

  private static Optional<Stored> stored(ResultSet found) throws SQLException {
    if (!found.next() || found.getString("negotiation") == null) return Optional.empty();
    var freshness = PostgresReadModels.freshness(found);
    var checksum = found.getString("checksum");
    long readAlong = found.getLong("read_along");
    boolean isBehind = found.wasNull();
    var head = row(found);
    var rows = new ArrayList<RowBytes>();
    while (found.next()) rows.add(row(found));
    return Optional.of(new Stored(freshness, checksum, head, rows, isBehind ? NOTHING : readAlong));
  }

  /// PostgreSQL sends text as UTF-8: the bytes that arrived are the bytes that are answered.
  private static RowBytes row(ResultSet found) throws SQLException {
    return new RowBytes(found.getString(1), found.getLong(2), found.getBytes(3));
  }
}
