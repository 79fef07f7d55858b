package ledger.log.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import ledger.log.Log.Unreachable;

/// Gives a log another origin, where it has to go on differently from what was shown of it.
///
/// Its entries stay as they are. What was signed under the origin before goes from the table: it is
/// of another log now. Sealed texts are bound to the first origin, and stay so.
public final class OriginChange {

  private OriginChange() {}

  /// Only while no server runs on the database.
  public static void to(String origin, DataSource database, short log) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      run(connection, "alter table record.checkpoint disable trigger only_added_to");
      run(connection, "delete from record.checkpoint where log_id = " + log);
      run(connection, "alter table record.checkpoint enable trigger only_added_to");
      try (var update =
          connection.prepareStatement(
              "update record.log set sealed_as = coalesce(sealed_as, origin), origin = ? where log_id = ?")) {
        update.setString(1, origin);
        update.setShort(2, log);
        update.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      throw new Unreachable(e);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
