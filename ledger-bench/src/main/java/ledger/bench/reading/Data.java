package ledger.bench.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import ledger.transparency.KeyFile;
import ledger.transparency.NoteKey;
import ledger.wiring.postgres.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/// A ledger on disk, as the server finds it: a folder of `--data`, filled and closed again. It
/// stays there, for another run on the same acts.
public final class Data {

  private static final String FILLED = "filled";

  private Data() {}

  /// @return the folder
  static Path of(Ledgers ledgers, long acts, Path home) throws Exception {
    var data = home.resolve("ledger-" + acts).toAbsolutePath();
    if (Files.exists(data.resolve(FILLED))) return data;
    FileSystemUtils.deleteRecursively(data);
    Files.createDirectories(data);
    fill(ledgers, data);
    // A server makes no keys for a log that has entries already.
    KeyFile.open(
        data.resolve("log.keys"), BulkLoad.ORIGIN, NoteKey.Kind.ED25519, NoteKey.Kind.ML_DSA_44);
    Files.createFile(data.resolve(FILLED));
    return data;
  }

  private static void fill(Ledgers ledgers, Path data) throws Exception {
    try (var postgres = new EmbeddedPostgres(data)) {
      var database =
          new DriverManagerDataSource(postgres.url(), EmbeddedPostgres.USER, postgres.password());
      load(ledgers, database);
    }
  }

  /// Into a database that is empty.
  public static void load(Ledgers ledgers, DataSource database) throws Exception {
    migrate(database);
    long begun = System.nanoTime();
    long acts = BulkLoad.of(ledgers, database);
    double seconds = (System.nanoTime() - begun) / 1e9;
    settle(database);
    System.err.printf(
        "%,d acts of %,d negotiations put on record in %.0f s, %,.0f a second%n",
        acts, ledgers.negotiations(), seconds, acts / seconds);
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
