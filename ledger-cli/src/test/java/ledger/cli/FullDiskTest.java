package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What has no room is told, and nothing half of it is left that would be in the way later. A
/// process that may write files of one kilobyte and no larger ones stands for a full disk.
class FullDiskTest {

  @TempDir private Path folder;

  @BeforeAll
  static void a_shell_can_limit_files() {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
  }

  @Test
  void a_file_of_acts_is_written_whole_or_not_at_all() throws Exception {
    var file = folder.resolve("harbour.yaml");
    assertThat(limited("new", "Harbour", "-o", file.toString()).code()).isEqualTo(3);
    assertThat(folder).isEmptyDirectory();
    assertThat(Ran.ledger("new", "Harbour", "-o", file).code()).isZero();
  }

  @Test
  void a_receipt_is_written_whole_or_what_was_there_stays() throws Exception {
    var bundle = ExampleLog.corridor().write(folder.resolve("bundle"));
    var receipt = folder.resolve("receipt");
    Ran.ledger("prove", 5, "--bundle", bundle, "-o", receipt);
    var before = Files.readString(receipt);
    assertThat(
            limited("prove", "6", "--bundle", bundle.toString(), "-o", receipt.toString()).code())
        .isEqualTo(3);
    assertThat(receipt).hasContent(before);
  }

  @Test
  void what_is_watched_and_exported_goes_on_once_there_is_room() throws Exception {
    try (var ledger = new FakeLedger(ExampleLog.corridor().write(folder.resolve("shown")))) {
      var seen = folder.resolve("seen").toString();
      var bundle = folder.resolve("bundle").toString();
      var watch = new String[] {"watch", "--once", "--keep", seen, "--url", ledger.url()};
      var export =
          new String[] {"export", bundle, "--url", ledger.url(), "--token", FakeLedger.TOKEN};
      for (var command : List.of(watch, export)) {
        assertThat(limited(command).code()).isEqualTo(3);
        assertThat(Ran.ledger((Object[]) command).code()).isZero();
      }
      assertThat(Ran.ledger("verify", bundle).code()).isZero();
    }
  }

  /// In a process of its own.
  private static Ran limited(String... arguments) throws IOException, InterruptedException {
    var java =
        Stream.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            LedgerCommand.class.getName());
    var command =
        Stream.concat(java, Stream.of(arguments))
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    var process =
        new ProcessBuilder("/bin/bash", "-c", "ulimit -f 1; exec " + command)
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).contains("File too large").doesNotContain("\tat ");
    return new Ran(process.exitValue(), said, "");
  }
}
