package ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import ledger.log.Checkpoints.Signed;
import ledger.startup.CannotStart;
import ledger.transparency.Checkpoint;
import ledger.transparency.NoteKey;
import ledger.transparency.NoteSigner;
import ledger.transparency.SignedNote;
import ledger.transparency.TreeHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator starts the server with the keys of its log, or without them.
class SigningKeysTest {

  private static final String ORIGIN = "ledger.example/log";

  @TempDir private Path folder;
  private Path file;
  private SigningKeys keys;

  @BeforeEach
  void a_place_for_keys() {
    file = folder.resolve("log.keys");
    keys = new SigningKeys(file, ORIGIN);
  }

  @Test
  void a_log_that_is_made_now_gets_keys_which_are_there_at_the_next_start() {
    var made = madeNow();
    var signed = signedBy(made);
    assertThat(keys.signer(1, Optional.of(signed), Clock.systemUTC())).isEqualTo(made);
  }

  @Test
  void without_their_file_nothing_starts_and_no_new_keys_are_made() throws IOException {
    var signed = signedBy(madeNow());
    Files.delete(file);
    assertThatThrownBy(() -> keys.signer(7, Optional.of(signed), Clock.systemUTC()))
        .isInstanceOf(CannotStart.class)
        .hasMessageMatching(
            ".*log.keys is missing, and ledger.example/log has 7 entries, signed by "
                + "ledger.example/log\\+[0-9a-f]{8} and ledger.example/log\\+[0-9a-f]{8}: "
                + "put the file back from its own backup, or let ledger.log.keys name where it is");
    assertThat(file).doesNotExist();
  }

  @Test
  void entries_that_nothing_was_signed_of_yet_are_a_log_too() {
    assertThatThrownBy(() -> keys.signer(7, Optional.empty(), Clock.systemUTC()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("log.keys is missing, and ledger.example/log has 7 entries: put");
    assertThat(file).doesNotExist();
  }

  @Test
  void an_empty_file_is_told_as_one() throws IOException {
    var signed = signedBy(madeNow());
    Files.writeString(file, "");
    assertThatThrownBy(() -> keys.signer(7, Optional.of(signed), Clock.systemUTC()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("log.keys holds no key, and ledger.example/log has 7 entries");
  }

  @Test
  void a_key_that_is_gone_is_named() throws IOException {
    var made = madeNow();
    var signed = signedBy(made);
    Files.write(file, Files.readAllLines(file).subList(0, 1));
    assertThatThrownBy(() -> keys.signer(7, Optional.of(signed), Clock.systemUTC()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(
            "log.keys lacks "
                + id(made, 1)
                + ", by which the last checkpoint of ledger.example/log");
  }

  @Test
  void other_keys_are_not_taken_for_those_that_signed() throws IOException {
    var signed = signedBy(madeNow());
    Files.delete(file);
    madeNow();
    assertThatThrownBy(() -> keys.signer(7, Optional.of(signed), Clock.systemUTC()))
        .isInstanceOf(CannotStart.class)
        .hasMessageMatching(".*lacks ledger.example/log\\+[0-9a-f]{8} and ledger.*");
  }

  @Test
  void a_key_that_the_file_calls_retired_signs_no_more_and_is_not_missed() throws IOException {
    var made = madeNow();
    var signed = signedBy(made);
    var lines = Files.readAllLines(file);
    var next = NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519);
    var old = made.signers().get(0).key().vkey();
    Files.write(file, List.of("retired " + old, next.line(), lines.get(1)));
    var now = keys.signer(7, Optional.of(signed), Clock.systemUTC());
    assertThat(now.signers()).containsExactly(next, made.signers().get(1));
    assertThat(now.own(signed.note())).isPresent();
    assertThat(now.own(signedBy(now).note())).isPresent();
  }

  @Test
  void a_note_is_the_logs_own_only_with_a_signature_of_each_kind_and_no_other() {
    var made = madeNow();
    var note = SignedNote.parse(signedBy(made).note()).orElseThrow();
    var other = NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519).sign(note.text(), 1);
    assertThat(made.own(note.encode())).isPresent();
    assertThat(made.own(note.with(List.of(other)).encode())).isEmpty();
    for (var one : note.signatures())
      assertThat(made.own(new SignedNote(note.text(), List.of(one)).encode())).isEmpty();
  }

  @Test
  void a_line_that_is_no_key_is_told() throws IOException {
    madeNow();
    Files.writeString(file, "retired nobody\n");
    assertThatThrownBy(this::madeNow)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("log.keys");
  }

  private LogSigner madeNow() {
    return keys.signer(0, Optional.empty(), Clock.systemUTC());
  }

  private static Signed signedBy(LogSigner signer) {
    var note = signer.note(new Checkpoint(ORIGIN, 0, TreeHash.EMPTY).body());
    return new Signed(0, TreeHash.EMPTY, new byte[0], note);
  }

  private static String id(LogSigner signer, int key) {
    var parts = signer.signers().get(key).key().vkey().split("\\+", 3);
    return parts[0] + "+" + parts[1];
  }
}
