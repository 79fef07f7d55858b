package ledger.database;

import java.sql.Connection;
import java.sql.SQLException;
import ledger.log.postgres.DurableCommit;

/// The server that is recorded on.
///
/// Its history is PostgreSQL's timeline, which is another one after each promotion: a primary that
/// was a standby before may lack entries that were to be seen on the former one.
final class Primary implements Upstream {

  private static final String HISTORY =
      """
      select case when pg_is_in_recovery() then null
                  else left(pg_walfile_name(pg_current_wal_lsn()), 8) end
      """;

  /// PostgreSQL's own, of a server that takes nothing new.
  private static final String READ_ONLY = "25006";

  /// @throws SQLException where it is a standby
  @Override
  public String identity(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(HISTORY)) {
      found.next();
      var history = found.getString(1);
      if (history == null) throw new SQLException("the server is a standby", READ_ONLY);
      return history;
    }
  }

  /// Waits until all that can be seen on it has reached its standbys.
  @Override
  public String settled(Connection connection) throws SQLException {
    var history = identity(connection);
    DurableCommit.await(connection);
    return history;
  }
}
