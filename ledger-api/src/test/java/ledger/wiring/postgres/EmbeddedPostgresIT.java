package ledger.wiring.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EmbeddedPostgresIT {

  @TempDir private Path folder;

  /// As Ctrl-C, a terminal that is closed, and `timeout` do.
  @ParameterizedTest
  @ValueSource(strings = {"INT", "HUP", "TERM"})
  void a_signal_to_the_whole_group_leaves_its_end_to_the_server(String signal) throws Exception {
    try (var database = new EmbeddedPostgres(folder)) {
      for (var process : ofItsGroup()) send(signal, process);
      TimeUnit.MILLISECONDS.sleep(200);
      try (var connection =
          DriverManager.getConnection(database.url(), EmbeddedPostgres.USER, database.password())) {
        assertThat(connection.isValid(5)).as("it goes on").isTrue();
      }
    }
    assertThat(EmbeddedPostgres.running(folder)).as("and ends with the server").isEmpty();
  }

  /// PostgreSQL itself is in another.
  private static List<ProcessHandle> ofItsGroup() {
    return ProcessHandle.current()
        .descendants()
        .filter(process ->
            process.info().command().filter(name -> !name.endsWith("postgres")).isPresent())
        .toList();
  }

  private static void send(String signal, ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
  }
}
