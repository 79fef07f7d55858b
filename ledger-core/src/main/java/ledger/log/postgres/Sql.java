package ledger.log.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import ledger.log.Log.Unreachable;

/// One statement with its parameters, on plain JDBC: the record needs no framework to be read.
final class Sql {

  interface Bind {
    void to(PreparedStatement statement) throws SQLException;
  }

  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private Sql() {}

  /// @throws Unreachable where there is no answer
  static <T> List<T> list(DataSource database, String text, Bind bind, Row<T> row) {
    try (var connection = database.getConnection()) {
      return list(connection, text, bind, row);
    } catch (SQLException e) {
      throw new Unreachable(e);
    }
  }

  /// Of a statement that writes.
  ///
  /// @throws Unreachable where there is no answer, or PostgreSQL stopped waiting for a standby
  static <T> List<T> durably(DataSource database, String text, Bind bind, Row<T> row) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(text)) {
      bind.to(statement);
      var rows = rows(statement, row);
      if (statement.getWarnings() != null) throw statement.getWarnings();
      return rows;
    } catch (SQLException e) {
      throw new Unreachable(e);
    }
  }

  /// @throws Unreachable where there is no answer
  static void run(DataSource database, String text, Bind bind) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(text)) {
      bind.to(statement);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new Unreachable(e);
    }
  }

  static <T> List<T> list(Connection connection, String text, Bind bind, Row<T> row)
      throws SQLException {
    try (var statement = connection.prepareStatement(text)) {
      bind.to(statement);
      return rows(statement, row);
    }
  }

  private static <T> List<T> rows(PreparedStatement statement, Row<T> row) throws SQLException {
    try (var found = statement.executeQuery()) {
      var rows = new ArrayList<T>();
      while (found.next()) rows.add(row.of(found));
      return rows;
    }
  }
}
