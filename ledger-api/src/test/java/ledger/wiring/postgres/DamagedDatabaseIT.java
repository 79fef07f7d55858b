package ledger.wiring.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import ledger.Eventually;
import ledger.startup.CannotStart;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A built-in database that cannot start says what, where, and what to do, and nobody waits a
/// minute for it. One that died is started again.
@Timeout(120)
class DamagedDatabaseIT {

  /// Five seconds on a machine of its own; a minute is what nobody should wait.
  private static final Duration AT_ONCE = Duration.ofSeconds(5).multipliedBy(4);

  @TempDir private static Path folder;
  private static Path whole;

  @FunctionalInterface
  interface Damage {
    void to(Path data) throws IOException;
  }

  @BeforeAll
  static void a_database_was_stopped_in_order() throws Exception {
    whole = folder.resolve("whole");
    new EmbeddedPostgres(whole).close();
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage(
            "a truncated file",
            data -> truncate(data.resolve("postgres/global/pg_control"), 100),
            "could not read file \"global/pg_control\"",
            "postgres back from one backup, all of it"),
        damage(
            "no write-ahead log",
            data -> empty(data.resolve("postgres/pg_wal")),
            "could not locate a valid checkpoint record",
            "is not whole; put"),
        damage(
            "no password",
            data -> Files.delete(data.resolve("postgres-password")),
            "postgres-password is missing",
            "put the file back from a backup"),
        damage(
            "another password",
            data -> Files.writeString(data.resolve("postgres-password"), "another"),
            "is not that of the database",
            "put both back from one backup"),
        damage(
            "one that dies in its first second",
            data ->
                Files.writeString(
                    data.resolve("postgres/postgresql.conf"),
                    "shared_preload_libraries = 'nowhere'",
                    StandardOpenOption.APPEND),
            "could not access file \"nowhere\"",
            "correct that, and start again"),
        damage(
            "open to everybody",
            data -> assertThat(data.resolve("postgres").toFile().setReadable(true, false)).isTrue(),
            "has invalid permissions",
            "chmod 700"),
        damage(
            "no version",
            data -> Files.delete(data.resolve("postgres/PG_VERSION")),
            "PG_VERSION is missing",
            "put it back from one backup"));
  }

  private static Arguments damage(String what, Damage damage, String said, String instead) {
    return Arguments.of(what, damage, said, instead);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void what_it_is_is_said_at_once(String what, Damage damage, String said, String instead)
      throws Exception {
    var data = copy(what.replace(' ', '-'));
    damage.to(data);
    long from = System.nanoTime();

    var told = catchThrowableOfType(CannotStart.class, () -> new EmbeddedPostgres(data));

    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(AT_ONCE);
    assertThat(told)
        .hasMessageContaining(said)
        .hasMessageContaining(instead)
        .hasMessageContaining(data.toString())
        .hasMessageNotContaining("\n");
  }

  @Test
  void one_that_is_kept_is_started_again_whenever_it_died() throws Exception {
    var data = copy("kept");
    try (var database = new EmbeddedPostgres(data).kept()) {
      for (int time = 0; time < 2; time++) {
        var killed = postmaster(data);
        killed.destroyForcibly();
        Eventually.until(
            "another is there",
            () -> isOfAnother(data, killed.pid()) && database.trouble().isEmpty());
        try (var connection =
            DriverManager.getConnection(
                database.url(), EmbeddedPostgres.USER, database.password())) {
          assertThat(connection.isValid(5)).isTrue();
        }
      }
    }
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  /// Whether its number has been written; while it starts, nothing may stand there.
  private static boolean isOfAnother(Path data, long pid) {
    try {
      return !Files.readAllLines(data.resolve("postgres/postmaster.pid"))
          .getFirst()
          .trim()
          .equals(String.valueOf(pid));
    } catch (IOException | NoSuchElementException _) {
      return false;
    }
  }

  private static ProcessHandle postmaster(Path data) throws IOException {
    var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().trim();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static Path copy(String name) throws Exception {
    var copy = folder.resolve(name);
    var copied = new ProcessBuilder("cp", "-a", whole.toString(), copy.toString()).start();
    assertThat(copied.waitFor()).isZero();
    return copy;
  }

  private static void truncate(Path file, long size) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private static void empty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) Files.delete(file);
    }
  }
}
