package ledger.bench.paths;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import ledger.bench.server.Build;
import ledger.bench.server.Server;
import org.apache.catalina.startup.Tomcat;

/// The limit for a page: the web server of the product, on the same flags, virtual threads and
/// pool, that copies bytes from one prepared select to the socket, and does nothing else: no
/// framework, no sign-in.
final class PlainHandler extends HttpServlet {

  private static final int POOL = 24;
  private static final String SELECT = "select body from bench.page where path = ?";

  private final transient HikariDataSource pages;

  private PlainHandler(HikariDataSource pages) {
    this.pages = pages;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (var connection = pages.getConnection();
        var select = connection.prepareStatement(SELECT)) {
      select.setString(1, request.getRequestURI());
      try (var rows = select.executeQuery()) {
        rows.next();
        var body = rows.getBytes(1);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
      }
    } catch (java.sql.SQLException e) {
      throw new IOException(e);
    }
  }

  /// The handler in a process of its own.
  record Running(Process process, URI url) implements AutoCloseable {

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      process.waitFor();
    }
  }

  /// @param build whose flags it is started with
  /// @param server whose PostgreSQL it reads
  static Running process(Build build, Server server, Map<String, byte[]> pages) throws Exception {
    try (var connection = server.database()) {
      put(connection, pages);
      var command = new ArrayList<String>();
      command.add(Build.java());
      command.addAll(build.flags());
      command.addAll(
          java.util.List.of(
              "-cp",
              System.getProperty("java.class.path"),
              PlainHandler.class.getName(),
              connection.getMetaData().getURL(),
              connection.getMetaData().getUserName()));
      var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().put("PGPASSWORD", server.password());
      var process = builder.start();
      var out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      return new Running(
          process, URI.create(Objects.requireNonNull(out.readLine(), "the handler did not start")));
    }
  }

  private static void put(java.sql.Connection connection, Map<String, byte[]> pages)
      throws Exception {
    try (var statement = connection.createStatement()) {
      statement.execute("create schema bench");
      // Not compressed: the copying is to be as cheap as it can be.
      statement.execute(
          "create table bench.page (path text primary key, body bytea storage external not null)");
    }
    try (var insert = connection.prepareStatement("insert into bench.page values (?, ?)")) {
      for (var page : pages.entrySet()) {
        insert.setString(1, page.getKey());
        insert.setBytes(2, page.getValue());
        insert.executeUpdate();
      }
    }
  }

  public static void main(String[] database) throws Exception {
    var config = new HikariConfig();
    config.setJdbcUrl(database[0]);
    config.setUsername(database[1]);
    config.setPassword(System.getenv("PGPASSWORD"));
    config.setMaximumPoolSize(POOL);
    var tomcat = new Tomcat();
    tomcat.setBaseDir(java.nio.file.Files.createTempDirectory("bench-handler").toString());
    tomcat.setPort(0);
    tomcat
        .getConnector()
        .getProtocolHandler()
        .setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "pages", new PlainHandler(new HikariDataSource(config)));
    context.addServletMappingDecoded("/*", "pages");
    tomcat.start();
    System.out.println("http://localhost:" + tomcat.getConnector().getLocalPort());
    tomcat.getServer().await();
  }
}
