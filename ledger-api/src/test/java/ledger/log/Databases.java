package ledger.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import ledger.Eventually;
import ledger.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/// Databases of a test's own, with an empty log in them.
public final class Databases {

  private static final String WAITING =
      """
      select count(*) from pg_locks
       where locktype = 'advisory' and not granted
         and database = (select oid from pg_database where datname = current_database())
      """;

  private Databases() {}

  /// On the server that all tests share.
  public static DataSource fresh() {
    var source = empty();
    migrate(source);
    return source;
  }

  /// Without any table.
  public static PGSimpleDataSource empty() {
    var server = TestDatabase.get();
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (var c = DriverManager.getConnection(server.url(), server.user(), server.password());
        var s = c.createStatement()) {
      s.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    var source = new PGSimpleDataSource();
    source.setUrl(server.url().replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"));
    source.setUser(server.user());
    source.setPassword(server.password());
    return source;
  }

  /// The migrations of the log.
  public static void migrate(DataSource source) {
    for (var name :
        List.of("V1__log.sql", "V7__sealed_as.sql", "V10__timeline.sql", "V11__shown.sql"))
      try (var script = Databases.class.getResourceAsStream("/db/migration/" + name)) {
        run(source, new String(script.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
  }

  public static void run(DataSource source, String sql) {
    try (var c = source.getConnection();
        var s = c.createStatement()) {
      s.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static long number(DataSource source, String sql) {
    try (var c = source.getConnection();
        var s = c.createStatement();
        var row = s.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Until somebody waits for whoever is appending.
  static void awaitBehindTheLock(DataSource source) {
    Eventually.until("somebody waits for the lock", () -> number(source, WAITING) > 0);
  }
}
