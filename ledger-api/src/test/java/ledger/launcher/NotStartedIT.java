package ledger.launcher;

import static ledger.launcher.Launched.ledger;
import static ledger.launcher.Launched.output;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import ledger.wiring.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What keeps a server from starting is one sentence where it was started, and an exit code: what
/// its own database says is in `DamagedDatabaseIT`.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class NotStartedIT {

  @TempDir private Path folder;

  @Test
  void a_damaged_database_of_its_own_is_told() throws Exception {
    var data = folder.resolve("data");
    new EmbeddedPostgres(data).close();
    Files.delete(data.resolve("postgres/global/pg_control"));

    says(
        ledger("serve", "--port", "0", "--data", data.toString()),
        "PostgreSQL says \"could not find the database system",
        "back from one backup, all of it; all that it said is in " + data.resolve("postgres.log"));
  }

  @Test
  void a_given_database_that_is_not_there_is_told() throws Exception {
    says(
        on("jdbc:postgresql://127.0.0.1:" + unused() + "/ledger?user=a", "secret"),
        "no database answers at jdbc:postgresql://127.0.0.1:",
        "start it, or correct SPRING_DATASOURCE_URL");
  }

  @Test
  void a_wrong_password_for_a_given_database_is_told() throws Exception {
    try (var database = new EmbeddedPostgres(folder.resolve("given"))) {
      says(
          on(database.url(), "secret"),
          "does not take this user and password",
          "correct SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD");
    }
  }

  private ProcessBuilder on(String url, String password) {
    var command = ledger("serve", "--port", "0", "--data", folder.resolve("data").toString());
    command
        .environment()
        .putAll(
            Map.of(
                "SPRING_DATASOURCE_URL", url,
                "SPRING_DATASOURCE_USERNAME", EmbeddedPostgres.USER,
                "SPRING_DATASOURCE_PASSWORD", password));
    return command;
  }

  private static void says(ProcessBuilder command, String said, String instead) throws Exception {
    var output = output(command);
    assertThat(output)
        .contains("The ledger did not start: ", said, instead, "exit 3")
        .doesNotContain("\tat ", "secret");
    assertThat(output.lines().filter(line -> line.contains(said) && line.contains(instead)))
        .as("one sentence")
        .hasSize(1);
  }

  private static int unused() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
