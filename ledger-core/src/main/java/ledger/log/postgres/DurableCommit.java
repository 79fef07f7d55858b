package ledger.log.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/// A commit that waits for the standbys. Once it is there, so is everything that was to be seen on
/// the server before it: what PostgreSQL found in its files after a crash, and what it stopped
/// waiting for, can be seen before any standby has it.
public final class DurableCommit {

  private DurableCommit() {}

  /// It writes a few bytes into the write-ahead log, and nothing else.
  ///
  /// @param connection commits by itself
  /// @throws SQLException also where PostgreSQL stopped waiting, which it says as a warning
  public static void await(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_logical_emit_message(true, 'ledger', '')");
      if (statement.getWarnings() != null) throw statement.getWarnings();
    }
  }
}
