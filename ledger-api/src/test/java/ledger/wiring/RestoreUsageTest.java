package ledger.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void what_is_no_backup_no_list_and_no_checkpoint_is_told_in_words() throws IOException {
    Files.writeString(folder.resolve("p"), "correct horse battery staple\n");
    var backup = Files.createDirectory(folder.resolve("b"));
    var bytes = Files.write(folder.resolve("bytes"), new byte[] {-1, -2, 0, 1});
    var all = "restore @b --data @new --without-keys --as-new-log --no-erasures --no-checkpoint";
    for (var manifest : List.of("{}", "{\"form\": \"ledger.backup/v1\"}", "[]", "", "null")) {
      Files.writeString(backup.resolve("backup.json"), manifest);
      assertThat(run(all))
          .extracting(
              Ran::code, ran -> ran.said().contains("cannot be read as what is in a backup"))
          .as(manifest)
          .containsExactly(3, true);
    }
    assertThat(run(all.replace("--no-erasures", "--erasures @bytes")).said())
        .isEqualToIgnoringNewLines(
            "Not restored: " + bytes + " is no list of erasures: it is no text");
    assertThat(run(all.replace("--no-checkpoint", "--checkpoint @bytes")).said())
        .startsWith("Not restored: " + bytes + " is no checkpoint: name one");
    var missing = folder.resolve("missing");
    for (var named : List.of("--no-erasures", "--no-checkpoint"))
      assertThat(run(all.replace(named, named.replace("no-", "") + " @missing")).said())
          .startsWith("Not restored: " + missing + " cannot be used: it is not there");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void a_backup_that_cannot_be_made_is_refused_before_and_leaves_nothing() throws IOException {
    Files.writeString(folder.resolve("p"), "correct horse battery staple\n");
    Files.writeString(folder.resolve("short"), "correct\n");
    Files.createDirectory(folder.resolve("folder"));
    var all = "backup @new --keys @keys --passphrase-file @p --data @data";
    refused(all.replace("@keys", "@folder"), "--keys " + folder + "/folder is a folder");
    refused(all.replace("@keys", "@no/keys"), "--keys " + folder + "/no/keys: there is no folder");
    for (var failing : List.of(all, all.replace("@p", "@short"), all.replace("@p", "@q"))) {
      var ran = run(failing);
      assertThat(ran.said()).startsWith("Not backed up: ").doesNotContain("Exception");
      assertThat(ran.code()).isEqualTo(3);
      assertThat(folder.resolve("new")).doesNotExist();
      assertThat(folder.resolve("keys")).doesNotExist();
    }
    var busy = Files.createDirectories(folder.resolve("busy"));
    assertThat(run(all.replace("@new", "@busy")).code()).isEqualTo(3);
    assertThat(busy).as("which was there before").isEmptyDirectory();
  }

  @Test
  void nothing_is_carried_over_from_what_is_no_ledger() throws IOException {
    var said = Files.writeString(folder.resolve("file"), "x");
    for (var from : List.of("@nowhere", said.toString(), "jdbc:nonsense", "jdbc:")) {
      var ran = run("carry-over --from " + from + " --data @new");
      assertThat(ran.said()).startsWith("Not carried over: ").contains("is no --data folder");
      assertThat(ran.code()).isEqualTo(3);
    }
    var ran = run("carry-over --from jdbc:postgresql://127.0.0.1:1/none --data @new");
    assertThat(ran.said())
        .startsWith("Not carried over: the database that --from names cannot be read: Connection")
        .doesNotContain("Exception");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(folder.resolve("new")).as("no new ledger was begun").doesNotExist();
  }

  @Test
  void numbers_and_folders_that_are_none_are_told_in_words() {
    refused("serve --port eighty --data @new", "Invalid value for option '--port': 'eighty' is no");
    refused("serve --port -1 --data @new", "Invalid value for option '--port': '-1' is no whole");
    refused("serve --port 65536 --data @new", "Invalid value for option '--port': ports are 0 to");
    refused("serve --data=", "Invalid value for option '--data': nothing is named");
  }

  @Test
  void no_server_starts_on_what_is_being_restored() throws IOException {
    Files.createFile(folder.resolve("restoring"));
    var ran = run("serve --port 0 --data " + folder);
    assertThat(ran.said()).contains("is being restored", "restore it again");
    assertThat(ran.code()).isEqualTo(3);
  }
}
