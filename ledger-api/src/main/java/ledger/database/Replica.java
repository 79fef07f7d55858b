package ledger.database;

import java.sql.Connection;
import java.sql.SQLException;

/// The server that is only read from: a standby, or one that was promoted since.
///
/// It is known by when it was started. While one process of it runs it only goes on; one that was
/// started again may have been rewound, and another server may be behind it.
final class Replica implements Upstream {

  private static final String STARTED = "select pg_postmaster_start_time()::text";

  @Override
  public String identity(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(STARTED)) {
      found.next();
      return found.getString(1);
    }
  }

  /// Also a server that takes writes is written nothing to: from here on it refuses them.
  @Override
  public String settled(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set session characteristics as transaction read only");
    }
    return identity(connection);
  }
}
