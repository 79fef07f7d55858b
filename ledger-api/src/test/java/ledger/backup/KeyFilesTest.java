package ledger.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keys of a ledger go into a file that only their passphrase opens.
class KeyFilesTest {

  private static final Passphrase WORD = new Passphrase("correct horse battery staple");

  @TempDir private Path folder;

  @BeforeEach
  void keys() throws IOException {
    Files.createDirectories(data().resolve("keys"));
    Files.writeString(data().resolve("log.keys"), "PRIVATE+KEY of the log");
    Files.writeString(data().resolve("keys/kek-1"), "wraps");
    Files.writeString(data().resolve("keys/half.tmp"), "half written");
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path backup() {
    return folder.resolve("keys.backup");
  }

  @Test
  void they_come_back_as_they_were_and_for_their_owner_alone() throws IOException {
    KeyFiles.in(data()).backUp(backup(), WORD);
    var again = Files.createDirectory(folder.resolve("again"));
    KeyFiles.restore(backup(), WORD, again);
    assertThat(again.resolve("log.keys")).hasContent("PRIVATE+KEY of the log");
    assertThat(again.resolve("keys/kek-1")).hasContent("wraps");
    assertThat(again.resolve("keys/half.tmp")).doesNotExist();
    assertThat(allowed(again.resolve("log.keys"))).isEqualTo("rw-------");
    assertThat(allowed(again.resolve("keys"))).isEqualTo("rwx------");
    assertThat(allowed(backup())).isEqualTo("rw-------");
  }

  private static String allowed(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void without_the_passphrase_and_with_any_byte_changed_nothing_opens() throws IOException {
    KeyFiles.in(data()).backUp(backup(), WORD);
    var sealed = Files.readAllBytes(backup());
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("PRIVATE", "wraps");
    assertThatThrownBy(() -> SealedFile.read(backup(), new Passphrase("another of its length")))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("the passphrase is another");
    for (int at : new int[] {0, 30, 45, sealed.length / 2, sealed.length - 1}) {
      var changed = sealed.clone();
      changed[at] ^= 1;
      Files.write(backup(), changed);
      assertThatThrownBy(() -> SealedFile.read(backup(), WORD)).isInstanceOf(BackupRefused.class);
    }
  }

  @Test
  void a_passphrase_is_a_first_line_and_long_enough() throws IOException {
    var typed =
        new ByteArrayInputStream(
            "correct horse battery staple\nrest".getBytes(StandardCharsets.UTF_8));
    assertThat(Passphrase.from(Path.of("-"), typed)).isEqualTo(WORD);
    assertThatThrownBy(() -> new Passphrase("short"))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("fewer than 12 characters");
    assertThat(WORD.toString()).doesNotContain("horse");
  }
}
