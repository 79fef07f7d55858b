package ledger.backup.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import ledger.backup.BackupRefused;
import ledger.backup.Manifest;
import ledger.backup.Manifest.BackedUp;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/// Every table that cannot be made anew from others, by `COPY`: what PostgreSQL itself backs tables
/// up and restores them with.
///
/// Answers that are stored and how far processors have read are left out: a ledger that finds none
/// makes them from the record.
public final class LedgerTables {

  /// Of a backup, in which they are.
  public static final String FOLDER = "tables";

  /// In the order in which they were made, so that each comes behind those that it refers to.
  private static final String ALL =
      """
      select format('%I.%I', n.nspname, c.relname) as name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('record', 'access', 'desk') and c.relkind in ('r', 'p') order by c.oid
      """;

  private final DataSource database;

  public LedgerTables(DataSource database) {
    this.database = database;
  }

  /// As they are at one moment, while others write.
  ///
  /// @param folder that is empty
  /// @throws BackupRefused where there is no ledger in the database
  public Manifest backUp(Path folder) throws IOException, SQLException {
    try (var connection = database.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      if (texts(connection, "select to_regclass('record.log')::text").contains(null))
        throw new BackupRefused("the database has no ledger: start ./ledger serve on it first");
      Files.createDirectories(folder.resolve(FOLDER));
      var files = new ArrayList<BackedUp>();
      for (var table : texts(connection, ALL)) files.add(copyOut(connection, table, folder));
      var manifest =
          new Manifest(
              one(connection, "select origin from record.log"),
              String.valueOf(Instant.parse(one(connection, NOW))),
              one(connection, SCHEMA),
              Long.parseLong(one(connection, "select count(*) from record.event")),
              files);
      connection.commit();
      return manifest;
    }
  }

  private static final String NOW =
      "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

  private static final String SCHEMA =
      "select version from flyway_schema_history where success and version is not null order by installed_rank desc limit 1";

  private static BackedUp copyOut(Connection from, String table, Path folder)
      throws IOException, SQLException {
    var path = FOLDER + "/" + table + ".gz";
    try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(path)))) {
      from.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", out);
    }
    return Manifest.of(folder, path, table);
  }

  /// Makes the tables as they were made then, fills them, and brings them to the form of today.
  public void restore(Manifest manifest, Path folder) throws IOException, SQLException {
    Flyway.configure()
        .dataSource(database)
        .createSchemas(false)
        .target(manifest.schema())
        .load()
        .migrate();
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      var known = texts(connection, ALL);
      for (var file : manifest.files())
        if (known.contains(file.table())) copyIn(connection, file, folder);
        else if (!file.table().isEmpty())
          throw new BackupRefused(
              "the backup has rows of %s, which no ledger with tables of version %s has"
                  .formatted(file.table(), manifest.schema()));
      for (var sequence : texts(connection, SEQUENCES)) one(connection, sequence);
      one(connection, "select record.raise_epoch(log_id) from record.log");
      connection.commit();
    }
    migrate();
  }

  /// Brings the tables to the form of today.
  public void migrate() {
    Flyway.configure().dataSource(database).createSchemas(false).load().migrate();
  }

  /// All that migrations make. Whoever else has tables of these names in the database keeps them.
  private static final String OURS =
      """
      select nspname from pg_namespace where nspname in ('record', 'access', 'desk', 'reading')
      union all select relname from pg_class where relname in ('tokenentry', 'flyway_schema_history')
      """;

  /// @throws BackupRefused where the database has anything that a ledger has
  public void mustBeEmpty() throws SQLException {
    try (var connection = database.getConnection()) {
      if (!texts(connection, OURS).isEmpty())
        throw new BackupRefused(
            "the database has tables of a ledger already: let SPRING_DATASOURCE_URL name an empty one, which nothing writes to");
    }
  }

  private static void copyIn(Connection to, BackedUp file, Path folder)
      throws IOException, SQLException {
    try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve(file.path())))) {
      to.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + file.table() + " from stdin", in);
    }
  }

  /// Numbers that were given out are not given out again.
  private static final String SEQUENCES =
      """
      select format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false)::text from %I.%I',
                    format('%I.%I', table_schema, table_name), column_name, column_name, table_schema, table_name)
        from information_schema.columns
       where is_identity = 'YES' and table_schema in ('record', 'access', 'desk')
      """;

  /// Leaves a database that was filled in vain as it was before.
  public void drop() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("drop schema if exists record, access, desk, reading cascade");
      statement.execute("drop table if exists tokenentry, flyway_schema_history");
    }
  }

  private static String one(Connection connection, String sql) throws SQLException {
    var found = texts(connection, sql);
    if (found.isEmpty()) throw new BackupRefused("the database has no log");
    return String.valueOf(found.getFirst());
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (found.next()) texts.add(found.getString(1));
      return texts;
    }
  }
}
