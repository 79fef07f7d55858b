package ledger.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A key is put into the file of private keys, and taken out of use there.
class KeyFileTest {

  private static final String NAME = "ledger.example/log";

  @TempDir private Path folder;
  private Path file;
  private NoteSigner first;

  @BeforeEach
  void a_file_with_one_key() throws IOException {
    file = folder.resolve("log.keys");
    first = KeyFile.open(file, NAME, NoteKey.Kind.ED25519).getFirst();
  }

  private static NoteSigner made() {
    return NoteSigner.generate(NAME, NoteKey.Kind.ED25519);
  }

  @Test
  void a_key_that_is_proposed_does_not_sign_before_it_was_added() throws IOException {
    var next = made();
    KeyFile.propose(file, next);
    assertThat(KeyFile.signers(file, NAME)).containsExactly(first);
    KeyFile.settle(file, List.of(), List.of());
    assertThat(KeyFile.signers(file, NAME)).containsExactly(first);
    KeyFile.settle(file, List.of(next.key()), List.of());
    assertThat(KeyFile.signers(file, NAME)).containsExactly(first, next);
  }

  @Test
  void one_that_is_taken_back_leaves_the_file_as_it_was() throws IOException {
    var before = Files.readString(file);
    var next = made();
    KeyFile.propose(file, next);
    KeyFile.withdraw(file, next.key());
    assertThat(file).hasContent(before);
  }

  @Test
  void of_a_key_that_was_retired_the_public_half_is_left() throws IOException {
    var next = made();
    KeyFile.propose(file, next);
    KeyFile.settle(file, List.of(next.key()), List.of(first.key()));
    assertThat(KeyFile.signers(file, NAME)).containsExactly(next);
    assertThat(KeyFile.retired(file)).containsExactly(first.key());
    assertThat(Files.readString(file)).doesNotContain(first.line());
  }

  @Test
  void one_that_is_not_whole_is_named() throws IOException {
    Files.writeString(file, first.line().substring(0, 40));
    assertThatThrownBy(() -> KeyFile.signers(file, NAME))
        .hasMessageStartingWith(file + ": a key is a line of")
        .hasMessageEndingWith("put it back from its own backup");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> KeyFile.signers(file, NAME))
        .hasMessage(file + " is no text: put it back from its own backup");
  }

  @Test
  void it_stays_readable_by_its_owner_only() throws IOException {
    KeyFile.propose(file, made());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void of_several_that_come_at_once_each_is_in_the_file() throws Exception {
    var coming = new ArrayList<Future<?>>();
    try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++)
        coming.add(
            all.submit(() -> {
              KeyFile.propose(file, made());
              return null;
            }));
    }
    for (var one : coming) one.get();
    assertThat(Files.readAllLines(file)).hasSize(9);
  }
}
