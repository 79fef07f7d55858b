package ledger.readmodel.postgres;

import de.bytefish.pgbulkinsert.PgBulkInsert;
import de.bytefish.pgbulkinsert.exceptions.BinaryWriteFailedException;
import de.bytefish.pgbulkinsert.exceptions.SaveEntityFailedException;
import de.bytefish.pgbulkinsert.mapping.AbstractMapping;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/// Copies rows into a table (docs/adr/0018), which takes PostgreSQL a fraction of the time of
/// inserting them.
final class Bulk {

  /// The columns of a table of the schema `reading`.
  abstract static class Columns<T> extends AbstractMapping<T> {

    /// @param table a name that the code gives, never a client
    Columns(String table) {
      super("reading", table, true);
    }

    final void mapMoment(String column, Function<T, Optional<Instant>> moment) {
      mapLong(column, row -> Moments.kept(moment.apply(row)));
    }
  }

  private final JdbcOperations sql;

  Bulk(JdbcOperations sql) {
    this.sql = sql;
  }

  <T> void into(Columns<T> columns, Stream<T> rows) {
    sql.execute(
        (ConnectionCallback<@Nullable Void>)
            connection -> {
              try {
                new PgBulkInsert<>(columns).saveAll(connection.unwrap(PGConnection.class), rows);
              } catch (SaveEntityFailedException | BinaryWriteFailedException e) {
                throw cause(e).orElseThrow(() -> e);
              }
              return null;
            });
  }

  /// What PostgreSQL has said.
  private static Optional<SQLException> cause(Throwable failed) {
    for (var at = failed.getCause(); at != null; at = at.getCause())
      if (at instanceof SQLException said) return Optional.of(said);
    return Optional.empty();
  }
}
