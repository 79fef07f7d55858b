package ledger.log.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// One statement with its parameters, on plain JDBC: the record needs no framework to be read.
final class Sql {

  interface Bind {
    void to(PreparedStatement statement) throws SQLException;
  }

  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private Sql() {}

  static <T> List<T> list(Connection connection, String text, Bind bind, Row<T> row)
      throws SQLException {
    try (var statement = connection.prepareStatement(text)) {
      bind.to(statement);
      try (var found = statement.executeQuery()) {
        var rows = new ArrayList<T>();
        while (found.next()) rows.add(row.of(found));
        return rows;
      }
    }
  }

  static java.sql.Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }
}
