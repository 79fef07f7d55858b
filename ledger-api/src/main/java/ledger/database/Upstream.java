package ledger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// What a server of the database has to be for the ledger to talk to it.
interface Upstream {

  /// By what it is known again: where it changes, this is another database.
  ///
  /// @throws SQLException where it is not what it has to be
  String identity(Connection connection) throws SQLException;

  /// The same of a connection that nothing was asked over yet, or not for a while: once it is told,
  /// what is to be seen there may be shown.
  String settled(Connection connection) throws SQLException;

  /// What its clock shows.
  default Instant time(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery("select clock_timestamp()")) {
      found.next();
      return found.getObject(1, OffsetDateTime.class).toInstant();
    }
  }
}
