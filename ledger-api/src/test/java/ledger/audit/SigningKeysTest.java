package ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import ledger.log.Checkpoints.Signed;
import ledger.startup.CannotStart;
import ledger.transparency.Checkpoint;
import ledger.transparency.KeyFile;
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
  void a_log_that_is_made_now_gets_keys_which_are_there_at_the_next_start() throws IOException {
    var made = madeNow();
    var signed = signedBy(made);
    assertThat(start(1, signed)).isEqualTo(made);
  }

  @Test
  void without_their_file_nothing_starts_and_no_new_keys_are_made() throws IOException {
    var signed = signedBy(madeNow());
    Files.delete(file);
    assertThatThrownBy(() -> start(7, signed))
        .isInstanceOf(CannotStart.class)
        .hasMessageMatching(
            ".*log.keys is missing, and ledger.example/log has 7 entries, signed by "
                + "ledger.example/log\\+[0-9a-f]{8} and ledger.example/log\\+[0-9a-f]{8}: "
                + "put the file back from its own backup, or let ledger.log.keys name where it is");
    assertThat(file).doesNotExist();
  }

  @Test
  void entries_that_nothing_was_signed_of_yet_are_a_log_too() {
    assertThatThrownBy(() -> keys.keyring(7, Optional.empty(), KeysOnRecord.NONE))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("log.keys is missing, and ledger.example/log has 7 entries: put");
    assertThat(file).doesNotExist();
  }

  @Test
  void an_empty_file_is_told_as_one() throws IOException {
    var signed = signedBy(madeNow());
    Files.writeString(file, "");
    assertThatThrownBy(() -> start(7, signed))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("log.keys holds no key, and ledger.example/log has 7 entries");
  }

  @Test
  void a_key_that_is_gone_is_named() throws IOException {
    var made = madeNow();
    var signed = signedBy(made);
    Files.write(file, Files.readAllLines(file).subList(0, 1));
    assertThatThrownBy(() -> start(7, signed))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(
            "log.keys lacks "
                + id(made.signing().get(1))
                + ", by which the last checkpoint of ledger.example/log");
  }

  @Test
  void other_keys_are_not_taken_for_those_that_signed() throws IOException {
    var signed = signedBy(madeNow());
    Files.delete(file);
    madeNow();
    assertThatThrownBy(() -> start(7, signed))
        .isInstanceOf(CannotStart.class)
        .hasMessageMatching(".*lacks ledger.example/log\\+[0-9a-f]{8} and ledger.*");
  }

  @Test
  void a_key_that_nothing_on_record_tells_of_is_refused() throws IOException {
    var signed = signedBy(madeNow());
    var stranger = NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519);
    Files.write(file, List.of(stranger.line()), StandardOpenOption.APPEND);
    assertThatThrownBy(() -> start(7, signed))
        .isInstanceOf(CannotStart.class)
        .hasMessageEndingWith(
            "log.keys has "
                + id(stranger.key())
                + ", which did not sign the last checkpoint of ledger.example/log and is not on record as added: "
                + "take its line out, and let an operator have a key made (./ledger log-key add)");
  }

  @Test
  void a_key_that_is_on_record_as_added_has_to_be_in_the_file() throws IOException {
    var signed = signedBy(madeNow());
    var added = NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519).key();
    assertThatThrownBy(
            () -> keys.keyring(7, Optional.of(signed), onRecord(List.of(added), List.of())))
        .isInstanceOf(CannotStart.class)
        .hasMessageEndingWith(
            "log.keys lacks "
                + id(added)
                + ", on record as added to the keys of ledger.example/log: "
                + "copy the file of the node that added it, or put the file back from its own backup");
  }

  /// The server stopped after the entry was durable, and before the file said so.
  @Test
  void a_proposed_key_signs_from_the_next_start_if_it_is_on_record_and_not_otherwise()
      throws IOException {
    var made = madeNow();
    var signed = signedBy(made);
    var next = NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519);
    KeyFile.propose(file, next);
    assertThat(start(7, signed)).isEqualTo(made);
    var now = keys.keyring(7, Optional.of(signed), onRecord(List.of(next.key()), List.of()));
    assertThat(now.signing())
        .containsExactly(made.signing().get(0), made.signing().get(1), next.key());
    assertThat(Files.readAllLines(file)).contains(next.line());
  }

  @Test
  void a_key_that_is_on_record_as_retired_signs_no_more_and_its_private_half_is_gone()
      throws IOException {
    var made = madeNow();
    var signed = signedBy(made);
    var next = NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519);
    KeyFile.propose(file, next);
    var old = made.signing().getFirst();
    var now = keys.keyring(7, Optional.of(signed), onRecord(List.of(next.key()), List.of(old)));
    assertThat(now.signing()).containsExactly(made.signing().get(1), next.key());
    assertThat(Files.readAllLines(file)).contains("retired " + old.vkey());
    assertThat(Files.readString(file)).doesNotContain(made.signers().getFirst().line());
    assertThat(signer(now).own(signed.note())).isPresent();
    assertThat(signer(now).own(signedBy(now).note())).isPresent();
  }

  @Test
  void a_key_that_only_the_file_calls_retired_is_refused() throws IOException {
    var made = madeNow();
    var signed = signedBy(made);
    var lines = Files.readAllLines(file);
    var old = made.signing().getFirst();
    Files.write(file, List.of("retired " + old.vkey(), lines.get(1)));
    assertThatThrownBy(() -> start(7, signed))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("log.keys has " + id(old) + " as retired, and the record of");
  }

  /// A folder that nobody may write, such as a mounted secret.
  @Test
  void a_file_that_need_not_change_is_not_written() throws IOException {
    var signed = signedBy(madeNow());
    var writable = Files.getPosixFilePermissions(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    try {
      assertThat(start(7, signed).signers()).hasSize(2);
    } finally {
      Files.setPosixFilePermissions(folder, writable);
    }
  }

  @Test
  void a_note_is_the_logs_own_only_with_a_signature_of_each_kind_and_no_other() throws IOException {
    var made = madeNow();
    var note = SignedNote.parse(signedBy(made).note()).orElseThrow();
    var other = NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519).sign(note.text(), 1);
    var signer = signer(made);
    assertThat(signer.own(note.encode())).isPresent();
    assertThat(signer.own(note.with(List.of(other)).encode())).isEmpty();
    for (var one : note.signatures())
      assertThat(signer.own(new SignedNote(note.text(), List.of(one)).encode())).isEmpty();
  }

  @Test
  void a_line_that_is_no_key_is_told() throws IOException {
    madeNow();
    Files.writeString(file, "retired nobody\n");
    assertThatThrownBy(this::madeNow)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("log.keys");
  }

  @Test
  void a_signature_that_nobody_could_verify_is_shown_to_nobody() {
    var key = NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519).key();
    var other = NoteSigner.generate(ORIGIN, NoteKey.Kind.ED25519).secret();
    var damaged =
        new Keyring(List.of(new NoteSigner(key, other)), List.of(), List.of(), Optional.empty());

    assertThatThrownBy(() -> signedBy(damaged))
        .isInstanceOf(IOException.class)
        .hasMessage("the private key of " + id(key) + " is damaged: put its file back");
  }

  private Keyring madeNow() {
    return keys.keyring(0, Optional.empty(), KeysOnRecord.NONE);
  }

  private Keyring start(long entries, Signed last) {
    return keys.keyring(entries, Optional.of(last), KeysOnRecord.NONE);
  }

  private static KeysOnRecord onRecord(List<NoteKey> added, List<NoteKey> retired) {
    return new KeysOnRecord(new LinkedHashSet<>(added), new LinkedHashSet<>(retired));
  }

  private static LogSigner signer(Keyring keys) {
    return new LogSigner(ORIGIN, Keyring.Source.fixed(keys), Clock.systemUTC());
  }

  private static Signed signedBy(Keyring keys) throws IOException {
    var note = signer(keys).note(new Checkpoint(ORIGIN, 0, TreeHash.EMPTY).body());
    return new Signed(0, TreeHash.EMPTY, new byte[0], note);
  }

  private static String id(NoteKey key) {
    var parts = key.vkey().split("\\+", 3);
    return parts[0] + "+" + parts[1];
  }
}
