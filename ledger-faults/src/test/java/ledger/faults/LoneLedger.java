package ledger.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One server with the database that it brings, whose data can be put back as they were, and its
/// database without it.
final class LoneLedger implements AutoCloseable {

  private static final String POSTGRES = "postgres";

  private final Path data;
  private final Path kept;
  private final ServerProcess server;
  private final Node node = new Node(0);
  private Path program = Path.of(POSTGRES);
  private int port;

  LoneLedger(Path folder) throws IOException {
    data = folder.resolve("data");
    kept = folder.resolve("kept");
    // It looks at what it stores when it is asked, and not by itself.
    server = new ServerProcess(data, Map.of("LEDGER_VERIFICATION_EVERY", "0"));
    start();
  }

  /// @throws IOException with what it said, where it does not start
  void start() throws IOException {
    var ready = server.start();
    node.isAt(ready.path("url").asString(), ready.path("tokens").path("owner").asString(""));
    var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    port = Integer.parseInt(lines.get(3).strip());
    program =
        Path.of(
            ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .flatMap(postmaster -> postmaster.info().command())
                .orElseThrow());
  }

  /// All that its server has said.
  List<String> said() throws IOException {
    return server.lastWords().lines().toList();
  }

  Node node() {
    return node;
  }

  Path data() {
    return data;
  }

  /// A connection of whoever has the rights of the database's superuser.
  Connection superuser() throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "ledger",
        Files.readString(data.resolve("postgres-password")));
  }

  /// Stops it, and keeps its data as they are then.
  void keep() throws IOException, InterruptedException {
    server.stop();
    copy(data, kept);
  }

  /// As they were kept, whatever is running or stands there now.
  void putBack() throws Exception {
    server.end();
    awaitDatabaseEnd();
    run("rm", "-rf", data.toString());
    copy(kept, data);
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    run("cp", "-a", from.toString(), to.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    if (new ProcessBuilder(command).start().waitFor() != 0)
      throw new IOException(String.join(" ", command) + " could not be done");
  }

  private void awaitDatabaseEnd() throws Exception {
    var pid = data.resolve("postgres/postmaster.pid");
    Await.until("the database has ended", () -> !Files.exists(pid));
  }

  interface Change {
    void on(Connection connection) throws Exception;
  }

  /// Its database alone, while the server is down.
  void whileDown(Change change) throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var command = new ArrayList<String>();
    // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody to itself.
    if (System.getProperty("user.name").equals("root"))
      command.addAll(List.of("unshare", "--user"));
    command.addAll(
        List.of(
            program.toString(),
            "-D",
            data.resolve(POSTGRES).toString(),
            "-p",
            String.valueOf(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories="));
    var postgres =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("while-down.log").toFile())
            .start();
    try (var connection = connected()) {
      change.on(connection);
    } finally {
      new ProcessBuilder("kill", "-INT", String.valueOf(postgres.pid())).start().waitFor();
      postgres.waitFor();
      Files.deleteIfExists(data.resolve("while-down.log"));
    }
  }

  private Connection connected() throws Exception {
    Await.until(
        "the database answers",
        () -> {
          try (var _ = superuser()) {
            return true;
          } catch (SQLException _) {
            return false;
          }
        });
    return superuser();
  }

  @Override
  public void close() throws InterruptedException {
    server.end();
  }
}
