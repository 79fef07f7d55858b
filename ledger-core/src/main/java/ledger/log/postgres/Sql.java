package ledger.log.postgres;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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
      try (var found = statement.executeQuery()) {
        var rows = new ArrayList<T>();
        while (found.next()) rows.add(row.of(found));
        return rows;
      }
    }
  }

  /// An id as it stands in a leaf.
  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static byte[][] bytes(Collection<UUID> ids) {
    return ids.stream().map(Sql::bytes).toArray(byte[][]::new);
  }

  /// The end of a stream's key from a version on, as it stands in a leaf.
  static byte[] bytes(UUID stream, long version) {
    return ByteBuffer.allocate(24).put(bytes(stream)).putLong(version).array();
  }
}
