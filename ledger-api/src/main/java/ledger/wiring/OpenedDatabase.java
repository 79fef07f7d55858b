package ledger.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import ledger.database.DirectConnections;
import ledger.wiring.postgres.EmbeddedPostgres;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A ledger's database for a command that is no server: one that runs is used, and one that the
/// ledger brought along is started for as long.
record OpenedDatabase(DriverManagerDataSource source, Optional<EmbeddedPostgres> own)
    implements AutoCloseable {

  private static final String URL = "SPRING_DATASOURCE_URL";

  /// Whether a server started here would have a database that was named to it.
  static boolean isNamed() {
    return named().isPresent();
  }

  private static Optional<String> named() {
    return Optional.ofNullable(System.getenv(URL)).filter(url -> !url.equals("embedded"));
  }

  /// The database that is named in the environment.
  static OpenedDatabase thatIsNamed() {
    return new OpenedDatabase(
        new DirectConnections(
            named().orElseThrow(),
            Optional.ofNullable(System.getenv("SPRING_DATASOURCE_USERNAME")),
            Optional.ofNullable(System.getenv("SPRING_DATASOURCE_PASSWORD"))),
        Optional.empty());
  }

  static boolean isIn(Path data) {
    return Files.exists(data.resolve("postgres").resolve("PG_VERSION"));
  }

  /// That of a folder, also while a server uses it.
  static OpenedDatabase in(Path data) throws IOException {
    var home = data.toAbsolutePath();
    var running = EmbeddedPostgres.running(home);
    if (running.isPresent())
      return new OpenedDatabase(
          new DriverManagerDataSource(
              running.get(),
              EmbeddedPostgres.USER,
              Files.readString(home.resolve("postgres-password"))),
          Optional.empty());
    return of(new EmbeddedPostgres(home));
  }

  static OpenedDatabase of(EmbeddedPostgres own) throws IOException {
    return new OpenedDatabase(
        new DriverManagerDataSource(own.url(), EmbeddedPostgres.USER, own.password()),
        Optional.of(own));
  }

  static OpenedDatabase at(String url) {
    return new OpenedDatabase(new DriverManagerDataSource(url), Optional.empty());
  }

  DataSource database() {
    return source;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (own.isPresent()) own.get().close();
  }
}
