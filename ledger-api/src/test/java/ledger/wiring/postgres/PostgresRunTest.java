package ledger.wiring.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Why a server ended is what it said itself, and not what it told those who asked meanwhile.
@Timeout(30)
class PostgresRunTest {

  private static final String WHY = "PANIC:  could not locate a valid checkpoint record";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FATAL:  the database system is starting up",
        "FATAL:  the database system is not yet accepting connections",
        "FATAL:  the database system is in recovery mode",
        "FATAL:  terminating connection because of crash of another server process",
      })
  void an_answer_to_somebody_else_is_no_reason(String answer) throws Exception {
    assertThat(lastWordsOf(WHY, answer)).hasValue("could not locate a valid checkpoint record");
  }

  @Test
  void one_that_was_killed_says_nothing() throws Exception {
    assertThat(lastWordsOf("LOG:  database system is ready to accept connections")).isEmpty();
  }

  private Optional<String> lastWordsOf(String... lines) throws Exception {
    var run =
        PostgresRun.start(
            List.of("/bin/echo", String.join("\n", lines)), folder.resolve("postgres.log"));
    run.awaitEnd();
    return run.lastWords();
  }
}
