package ledger.bench.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import ledger.wiring.postgres.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A ledger on disk, as the server finds it: a folder of `--data`, filled and closed again.
final class Data {

  private Data() {}

  /// @return the folder
  static Path of(Ledgers ledgers, Path home) throws Exception {
    Files.createDirectories(home);
    var data = Files.createTempDirectory(home, "ledger-").toAbsolutePath();
    try (var postgres = new EmbeddedPostgres(data)) {
      var database =
          new DriverManagerDataSource(postgres.url(), EmbeddedPostgres.USER, postgres.password());
      migrate(database);
      long begun = System.nanoTime();
      long acts = BulkLoad.of(ledgers, database);
      double seconds = (System.nanoTime() - begun) / 1e9;
      settle(database);
      System.err.printf(
          "%,d acts of %,d negotiations put on record in %.0f s, %,.0f a second%n",
          acts, ledgers.negotiations(), seconds, acts / seconds);
    }
    return data;
  }

  /// As far as the log; the server does the rest, some of which only it can.
  private static void migrate(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/migration")
        .target("5")
        .load()
        .migrate();
  }

  /// So that no reader pays for what the writing left to do.
  private static void settle(DataSource database) throws Exception {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("vacuum (freeze, analyze)");
      statement.execute("checkpoint");
    }
  }
}
