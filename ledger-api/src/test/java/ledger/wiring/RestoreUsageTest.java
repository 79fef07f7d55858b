package ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a restore has to be told is asked for in a sentence, and nothing is made before.
class RestoreUsageTest {

  @TempDir private Path folder;

  private record Ran(int code, String said) {}

  private Ran run(String command) {
    var said = new StringWriter();
    var line = LedgerServer.line().setErr(new PrintWriter(said, true));
    var arguments = Stream.of(command.split(" ")).map(a -> a.replace("@", folder + "/"));
    int code = line.execute(arguments.toArray(String[]::new));
    return new Ran(code, said.toString());
  }

  private void refused(String command, String why) {
    var ran = run(command);
    assertThat(ran.said()).startsWith(why).doesNotContain("\tat ");
    assertThat(ran.said().lines().count()).isLessThanOrEqualTo(2);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void what_nobody_can_guess_has_to_be_said() {
    var keys = "restore @b --data @new --keys @k --passphrase-file @p ";
    refused("restore @b --data @new", "say which: --keys FILE, or --without-keys");
    refused("restore @b --data @new --keys @k", "say which: --passphrase-file FILE");
    refused("restore @b --data @new --without-keys", "say which: --as-new-log");
    refused(keys, "say which: --erasures FILE, or --no-erasures");
    refused(keys + "--no-erasures", "say which: --checkpoint FILE, or --no-checkpoint");
  }

  @Test
  void what_is_not_there_is_named() throws IOException {
    Files.writeString(folder.resolve("p"), "correct horse battery staple\n");
    var all = "restore @b --data @new --keys @k --passphrase-file @p --no-erasures --no-checkpoint";
    var nowhere = run(all);
    assertThat(nowhere.said())
        .contains("Not restored: ", "is neither a backup that was finished nor");
    assertThat(nowhere.code()).isEqualTo(3);
    assertThat(run(all.replace("@p", "@q")).said()).contains(folder + "/q cannot be used");
    assertThat(run(all + " --until yesterday").said())
        .contains("yesterday is no time: write it as");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void keys_do_not_lie_beside_what_they_open() {
    refused(
        "backup @new --keys @new/keys --passphrase-file @p --data @data",
        "--keys is in DIR: take a");
  }

  @Test
  void no_server_starts_on_what_is_being_restored() throws IOException {
    Files.createFile(folder.resolve("restoring"));
    var ran = run("serve --port 0 --data " + folder);
    assertThat(ran.said()).contains("is being restored", "restore it again");
    assertThat(ran.code()).isEqualTo(3);
  }
}
