package ledger.bench.record;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import ledger.wiring.postgres.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A database that one contestant has to itself, on the one server that all of them share.
public final class Database implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Server server;
  private final String name;

  /// PostgreSQL as the ledger brings it: nothing tuned, every commit on disk before it is answered.
  public static final class Server implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final String password;

    public Server(Path home) throws Exception {
      postgres = new EmbeddedPostgres(home.toAbsolutePath());
      password = postgres.password();
      for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes"))
        if (!show(setting).equals("on"))
          throw new IllegalStateException(
              setting + " is " + show(setting) + ": nothing is durable");
    }

    /// A setting, as the server sees it.
    public String show(String setting) throws SQLException {
      try (var connection =
              DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, password);
          var statement = connection.createStatement();
          var shown = statement.executeQuery("show " + setting)) {
        shown.next();
        return shown.getString(1);
      }
    }

    Database fresh() throws SQLException {
      var name = "bench_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
      run("create database " + name);
      return new Database(this, name);
    }

    private void run(String sql) throws SQLException {
      try (var connection =
              DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, password);
          var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    @Override
    public void close() throws Exception {
      postgres.close();
    }
  }

  private Database(Server server, String name) {
    this.server = server;
    this.name = name;
  }

  String url() {
    return server.postgres.url().replaceAll("/postgres$", "/" + name);
  }

  String user() {
    return EmbeddedPostgres.USER;
  }

  String password() {
    return server.password;
  }

  DataSource unpooled() {
    return new DriverManagerDataSource(url(), user(), password());
  }

  HikariDataSource pool(int size) {
    var config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setUsername(user());
    config.setPassword(password());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(120_000);
    return new HikariDataSource(config);
  }

  /// The ledger's own tables.
  void migrate() {
    Flyway.configure().dataSource(unpooled()).locations("classpath:db/migration").load().migrate();
  }

  void run(String sql) throws SQLException {
    try (var connection = unpooled().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// So that nobody pays for the pages that somebody else left dirty.
  void settle() throws SQLException {
    run("checkpoint");
  }

  /// A query that gives names and numbers.
  Map<String, Long> numbers(String sql) throws SQLException {
    try (Connection connection = unpooled().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var numbers = new LinkedHashMap<String, Long>();
      while (rows.next()) numbers.put(rows.getString(1), rows.getLong(2));
      return numbers;
    }
  }

  @Override
  public void close() throws SQLException {
    server.run("drop database " + name + " with (force)");
  }
}
