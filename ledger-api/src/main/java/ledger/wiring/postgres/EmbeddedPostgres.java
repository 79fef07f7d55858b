package ledger.wiring.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import ledger.database.DatabaseKeeper;
import ledger.startup.CannotStart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL of our own, durable, that lives exactly as long as this process.
///
/// Its data survives a kill of either: fsync is on, and the next start recovers. There is never one
/// left behind ([PostgresRun]). One that is kept is started again when it dies.
public final class EmbeddedPostgres implements AutoCloseable, DatabaseKeeper {

  public static final String USER = "ledger";
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// From one try to start it again to the next.
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /// It recovers, and will answer.
  private static final String STARTING_UP = "57P03";

  private final PostgresFolder folder;
  private final List<String> settings;
  private final Path programs;
  private final FileChannel lock;
  private final String password;
  private final int port;
  private volatile PostgresRun run;
  private volatile Optional<String> trouble = Optional.empty();
  private volatile boolean closing;
  private @Nullable Thread keeper;

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
    this.folder = new PostgresFolder(home);
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
      password = folder.prepared(program("initdb"));
      awaitPredecessor();
      port = freePort();
      settings = new ArrayList<>(recovery);
      if (archive.isPresent()) settings.addAll(archive.get().settings(folder.data()));
      run = start();
      // Going through an archive takes as long as it is long.
      awaitConnection(recovery.isEmpty() ? PATIENCE : Duration.ofDays(7));
      archive.ifPresent(to -> to.begin(this::connect, folder.data(), folder.passwordFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LOG.info("postgres started port={} data={}", port, folder.data());
  }

  public String url() {
    return url(String.valueOf(port));
  }

  private static String url(String port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  public String password() throws IOException {
    return folder.password();
  }

  /// Where one is running on a folder, in whichever process.
  ///
  /// @return its address; empty where none is
  public static Optional<String> running(Path home) throws IOException {
    return new PostgresFolder(home).port().map(EmbeddedPostgres::url);
  }

  private PostgresRun start() throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                program("postgres"),
                "-D",
                folder.data().toString(),
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
                "max_connections=100"));
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    return PostgresRun.start(command, folder.log());
  }

  /// Waits as long as it recovers.
  private void awaitConnection(Duration patience) {
    var end = Instant.now().plus(patience);
    while (true) {
      try (var _ = connect()) {
        return;
      } catch (SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (run.isOver()) throw new CannotStart(WhatToDo.about(run.lastWords(), folder), e);
        if (state.startsWith("28"))
          throw new CannotStart(
              "the password in "
                  + folder.passwordFile()
                  + " is not that of the database in "
                  + folder.data()
                  + ": put both back from one backup",
              e);
        if (!state.startsWith("08") && !state.equals(STARTING_UP))
          throw new CannotStart(
              WhatToDo.about(Optional.of(String.valueOf(e.getMessage())), folder), e);
        if (state.startsWith("08") && Instant.now().isAfter(end))
          throw new CannotStart("PostgreSQL does not answer; " + folder.log() + " says why", e);
        pause(Duration.ofMillis(40));
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, password);
  }

  /// Starts it again from now on whenever it died, until it is closed.
  EmbeddedPostgres kept() {
    keeper = Thread.ofPlatform().name("postgres-keeper").daemon().start(this::keep);
    return this;
  }

  private void keep() {
    try {
      while (!closing) {
        run.awaitEnd();
        if (!closing) startAgain();
      }
    } catch (InterruptedException _) {
      // it is closed
    }
  }

  /// What is left of a server that was killed may hold its memory for a moment; and what keeps it
  /// from starting, such as a full disk, may go away at any time.
  private void startAgain() {
    is(run.lastWords().orElse("it died"));
    var pause = SHORTEST_PAUSE;
    while (!closing)
      try {
        run = start();
        awaitConnection(PATIENCE);
        trouble = Optional.empty();
        LOG.info("postgres started again port={}", port);
        return;
      } catch (IOException | RuntimeException fault) {
        is(String.valueOf(fault.getMessage()));
        stopped(run);
        pause(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
      }
  }

  private void is(String why) {
    if (trouble.equals(Optional.of(why))) return;
    trouble = Optional.of(why);
    LOG.warn("postgres is not there and is started again why={}", why);
  }

  /// Its words may have paths in them, which are nobody's business.
  @Override
  public Optional<String> trouble() {
    return trouble.map(_ -> "it is being started again, and its log says why it ended");
  }

  private static void stopped(PostgresRun one) {
    try {
      one.stop(PATIENCE.toSeconds());
    } catch (IOException _) {
      // it is over
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// After a kill the server of the run before needs a moment to stop; its stale pid file is its
  /// own.
  private void awaitPredecessor() throws IOException {
    var end = Instant.now().plus(PATIENCE);
    while (folder.isInUse()) {
      if (Instant.now().isAfter(end))
        throw new CannotStart("a PostgreSQL still runs on " + folder.data() + ": stop it first");
      pause(Duration.ofMillis(40));
    }
  }

  private String program(String name) {
    return programs.resolve("bin").resolve(name).toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    closing = true;
    run.stop(PATIENCE.toSeconds());
    if (keeper != null) {
      keeper.interrupt();
      keeper.join(PATIENCE);
      run.stop(PATIENCE.toSeconds()); // it may have been about to start it again
    }
    lock.close();
  }
}
