package ledger;

import java.io.IOException;
import java.nio.file.Files;
import ledger.wiring.postgres.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The one place the integration tests take their PostgreSQL from, once for all of them.
///
/// A container where a Docker engine answers, the embedded server otherwise;
/// `LEDGER_TEST_DATABASE=testcontainers|embedded` decides instead. The first line it logs says
/// which.
public record TestDatabase(String url, String user, String password) {

  private static final Logger LOG = LoggerFactory.getLogger(TestDatabase.class);
  private static final TestDatabase ONE = start();

  public static TestDatabase get() {
    return ONE;
  }

  private static TestDatabase start() {
    return inContainer() ? container() : embedded();
  }

  private static boolean inContainer() {
    var asked = System.getenv("LEDGER_TEST_DATABASE");
    return switch (asked == null ? "" : asked) {
      case "testcontainers" -> true;
      case "embedded" -> false;
      case "" -> DockerClientFactory.instance().isDockerAvailable();
      default ->
          throw new IllegalArgumentException(
              "LEDGER_TEST_DATABASE is \""
                  + asked
                  + "\": use testcontainers, embedded, or leave it unset");
    };
  }

  /// Testcontainers' cleaner takes it away once this process has ended. Before, it is in use: what
  /// tests have started ends last.
  private static TestDatabase container() {
    var container =
        new PostgreSQLContainer("postgres:18")
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
    container.start();
    LOG.info("tests use postgres from=testcontainers image={}", container.getDockerImageName());
    return new TestDatabase(
        container.getJdbcUrl(), container.getUsername(), container.getPassword());
  }

  private static TestDatabase embedded() {
    try {
      var server = new EmbeddedPostgres(Files.createTempDirectory("ledger-test-postgres"));
      LOG.info("tests use postgres from=embedded");
      return new TestDatabase(server.url(), EmbeddedPostgres.USER, server.password());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
