package ledger.wiring.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import ledger.startup.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL of our own, durable, that lives exactly as long as this process.
///
/// Its data survives a kill of either: fsync is on, and the next start recovers. The server is a
/// child of a shell that waits for its standard input to end; when this process dies, in whatever
/// way, the pipe closes and the shell stops the server. So there is never one left behind.
public final class EmbeddedPostgres implements AutoCloseable {

  public static final String USER = "ledger";
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  /// Below the folder that it is given.
  static final String DATA = "postgres";

  static final String PASSWORD = "postgres-password";
  private static final String PID_FILE = "postmaster.pid";
  private static final int PORT_LINE = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final List<String> settings;
  private final Path programs;
  private final FileChannel lock;
  private final String password;
  private final int port;
  private final Process server;

  /// @param home where data, log and password are kept; made where it is missing
  /// @throws CannotStart where another process uses it, or the server does not come up
  public EmbeddedPostgres(Path home) {
    this(home, Optional.empty());
  }

  /// @param archive where everything that it writes is kept besides
  public EmbeddedPostgres(Path home, Optional<WalArchive> archive) {
    this(home, archive, List.of());
  }

  /// One whose data are those of a base of an archive: it comes up when it has gone through the
  /// archive up to what was asked for.
  ///
  /// @throws CannotStart where the archive does not go so far
  static EmbeddedPostgres recovering(Path home, List<String> settings) {
    return new EmbeddedPostgres(home, Optional.empty(), settings);
  }

  private EmbeddedPostgres(Path home, Optional<WalArchive> archive, List<String> recovery) {
    this.home = home;
    try {
      Files.createDirectories(home);
      lock =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null)
        throw new CannotStart(
            "another ledger is running on "
                + home
                + ": stop it, or choose another folder with --data");
      programs = PostgresBinaries.unpacked();
      password = password();
      if (!Files.exists(data().resolve("PG_VERSION"))) initialise();
      awaitPredecessor();
      port = freePort();
      settings = new ArrayList<>(recovery);
      if (archive.isPresent()) settings.addAll(archive.get().settings(data()));
      server = start();
      // Going through an archive takes as long as it is long.
      awaitConnection(recovery.isEmpty() ? PATIENCE : Duration.ofDays(7));
      archive.ifPresent(to -> to.begin(this::connect, data(), home.resolve(PASSWORD)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LOG.info("postgres started port={} data={}", port, data());
  }

  public String url() {
    return url(String.valueOf(port));
  }

  private static String url(String port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  public String password() throws IOException {
    var file = home.resolve(PASSWORD);
    if (!Files.exists(file)) {
      var bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(file, ownerOnly);
      Files.writeString(file, HexFormat.of().formatHex(bytes));
    }
    return Files.readString(file);
  }

  private Path data() {
    return home.resolve(DATA);
  }

  private void initialise() throws IOException {
    run(
        program("initdb"),
        "--pgdata=" + data(),
        "--username=" + USER,
        "--pwfile=" + home.resolve(PASSWORD),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C");
  }

  /// Where one is running on a folder, in whichever process.
  ///
  /// @return its address; empty where none is
  public static Optional<String> running(Path home) throws IOException {
    var folder = home.resolve(DATA);
    return isRunning(folder)
        ? Optional.of(url(Files.readAllLines(folder.resolve(PID_FILE)).get(PORT_LINE).strip()))
        : Optional.empty();
  }

  private Process start() throws IOException {
    // The trap keeps a terminal's Ctrl-C, which reaches the whole group, from stopping the server
    // first. The shell ends with the server, so that one that does not come up is noticed at once.
    var script =
        """
        trap '' INT; exec 3<&0; "$0" "$@" </dev/null 3<&- & child=$!
        (cat <&3 >/dev/null; kill -INT $child) & watch=$!
        wait $child; kill $watch 2>/dev/null\
        """;
    var command =
        asUser(
            "/bin/sh",
            "-c",
            script,
            program("postgres"),
            "-D",
            data().toString(),
            "-p",
            String.valueOf(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=on",
            "-c",
            "synchronous_commit=on",
            "-c",
            "max_connections=100");
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("postgres.log").toFile()))
        .start();
  }

  private void awaitConnection(Duration patience) {
    var end = Instant.now().plus(patience);
    while (true) {
      try (var _ = connect()) {
        return;
      } catch (SQLException e) {
        if (!server.isAlive() || Instant.now().isAfter(end))
          throw new CannotStart(
              "PostgreSQL did not start; " + home.resolve("postgres.log") + " says why", e);
        pause();
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, password);
  }

  /// After a kill the server of the run before needs a moment to stop; its stale pid file is its
  /// own.
  private void awaitPredecessor() throws IOException {
    var end = Instant.now().plus(PATIENCE);
    while (isRunning(data())) {
      if (Instant.now().isAfter(end))
        throw new CannotStart("a PostgreSQL still runs on " + data() + ": stop it first");
      pause();
    }
  }

  private static boolean isRunning(Path data) throws IOException {
    try {
      var pid = Long.parseLong(Files.readAllLines(data.resolve(PID_FILE)).getFirst().trim());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .flatMap(process -> process.info().command())
          .filter(command -> command.endsWith("postgres"))
          .isPresent();
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private String program(String name) {
    return programs.resolve("bin").resolve(name).toString();
  }

  /// PostgreSQL refuses to run as root; in a user namespace of its own it is nobody to itself.
  private static List<String> asUser(String... command) {
    var whole = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) whole.addAll(List.of("unshare", "--user"));
    whole.addAll(List.of(command));
    return whole;
  }

  private static void run(String... command) throws IOException {
    var process = new ProcessBuilder(asUser(command)).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) throw new CannotStart(command[0] + " failed:\n" + said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(40);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.getOutputStream().close();
    server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    lock.close();
  }
}
