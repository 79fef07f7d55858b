package ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ledger.seal.KeyStore.Issue.Erased;
import ledger.seal.KeyStore.Issue.Issued;
import ledger.value.Id;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A folder of keys, and what is left of a key that was erased.
class ForgetSubjectTest {

  private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");

  private static final FileAttribute<?> OWNER_ENTERS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  @TempDir private Path temporary;
  private Path folder;
  private FileKeyStore keys;

  @BeforeEach
  void opened() {
    folder = temporary.resolve("keys");
    keys = open();
  }

  private FileKeyStore open() {
    return FileKeyStore.open(folder, folder, new SecureRandom());
  }

  private DataKey keyOf(Subject subject) {
    return ((Issued) keys.forSealing(subject)).key();
  }

  @Test
  void a_subject_has_one_key_whoever_asks_and_whenever() {
    var key = keyOf(Examples.SUBJECT);
    assertThat(open().forSealing(Examples.SUBJECT)).isEqualTo(new Issued(key));
    assertThat(open().find(key.id())).contains(key);
    assertThat(keys.keyOf(Examples.SUBJECT)).contains(key.id());
  }

  @Test
  void another_negotiation_person_or_purpose_has_another() {
    var s = Examples.SUBJECT;
    assertThat(keyOf(s))
        .isNotEqualTo(keyOf(new Subject(Id.of("bridge"), s.who(), s.purpose())))
        .isNotEqualTo(keyOf(new Subject(s.negotiation(), Id.of("witness-2"), s.purpose())))
        .isNotEqualTo(keyOf(new Subject(s.negotiation(), s.who(), Id.of("names"))));
  }

  @Test
  void an_erased_key_is_gone_for_good_and_leaves_a_tombstone() {
    var key = keyOf(Examples.SUBJECT);
    var tombstone = keys.erase(key.id(), NOON);
    assertThat(tombstone).isEqualTo(new Tombstone(key.id(), NOON));
    assertThat(keys.find(key.id())).isEmpty();
    assertThat(keys.forSealing(Examples.SUBJECT)).isEqualTo(new Erased(tombstone));
    assertThat(open().forSealing(Examples.SUBJECT)).isEqualTo(new Erased(tombstone));
    assertThat(keys.erase(key.id(), NOON.plusSeconds(1))).isEqualTo(tombstone);
    assertThat(folder.resolve(key.id() + ".key")).doesNotExist();
  }

  @Test
  void nothing_is_known_of_a_key_that_was_never_here() {
    var unknown = new UUID(1, 1);
    assertThat(keys.find(unknown)).isEmpty();
    assertThat(keys.tombstone(unknown)).isEmpty();
    assertThat(keys.keyOf(Examples.SUBJECT)).isEmpty();
  }

  @Test
  void a_key_file_that_is_put_back_after_the_erasure_stays_unread_and_is_destroyed()
      throws Exception {
    var key = keyOf(Examples.SUBJECT);
    var file = folder.resolve(key.id() + ".key");
    var backup = Files.copy(file, temporary.resolve("backup"));
    keys.erase(key.id(), NOON);
    Files.copy(backup, file, StandardCopyOption.COPY_ATTRIBUTES);
    assertThat(keys.find(key.id())).isEmpty();
    assertThat(open().find(key.id())).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void a_copy_of_the_keys_opens_nothing_without_what_wraps_them() throws Exception {
    folder = temporary.resolve("apart");
    var apart = FileKeyStore.open(folder, temporary.resolve("epochs"), new SecureRandom());
    var key = ((Issued) apart.forSealing(Examples.SUBJECT)).key();
    var copy = Files.createDirectory(temporary.resolve("copy"), OWNER_ENTERS);
    for (var file : files())
      Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    assertThat(apart.find(key.id())).contains(key);
    var others = Files.createDirectory(temporary.resolve("others"), OWNER_ENTERS);
    assertThatThrownBy(() -> FileKeyStore.open(copy, others, new SecureRandom()))
        .hasMessageContaining("no kek");
  }

  @Test
  void neither_names_nor_contents_of_files_tell_the_subject_or_the_key() throws Exception {
    var key = keyOf(Examples.SUBJECT);
    var raw = new String(key.bytes(), StandardCharsets.ISO_8859_1);
    for (var file : files()) {
      var content = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(file.getFileName() + content).doesNotContain("witness", "harbour", raw);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void a_folder_that_others_may_enter_is_not_opened() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    assertThatThrownBy(this::open).hasMessageContaining("open to others");
  }

  @Test
  void a_store_that_lost_its_secrets_does_not_begin_anew() throws Exception {
    keyOf(Examples.SUBJECT);
    Files.delete(folder.resolve("kek-1"));
    assertThatThrownBy(this::open).hasMessageContaining("no kek");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kek-1", "secret"})
  void a_secret_that_is_not_whole_is_told_before_anything_is_sealed_under_it(String name)
      throws Exception {
    var file = folder.resolve(name);
    Files.write(file, new byte[5]);
    assertThatThrownBy(this::open)
        .hasMessage(
            file.toRealPath() + " has 5 bytes, and a key 32: put it back from its own backup");
  }

  @Test
  void a_damaged_file_is_told_apart_from_an_erased_one() throws Exception {
    var one = keyOf(Examples.SUBJECT);
    var other = keyOf(new Subject(Id.of("bridge"), Id.of("w"), Id.of("p")));
    var file = folder.resolve(one.id() + ".key");
    var content = Files.readString(folder.resolve(other.id() + ".key"));
    Files.writeString(file, content.replace(other.id().toString(), one.id().toString()));
    assertThatThrownBy(() -> keys.find(one.id())).hasMessageContaining("damaged");
  }

  @Test
  void many_who_ask_at_once_get_the_same_key() throws Exception {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          callers.invokeAll(
              IntStream.range(0, 16)
                  .<Callable<KeyStore.Issue>>mapToObj(
                      _ -> () -> open().forSealing(Examples.SUBJECT))
                  .toList());
      var issued = new HashSet<KeyStore.Issue>();
      for (var one : asked) issued.add(one.get());
      assertThat(issued).hasSize(1);
    }
    assertThat(files().stream().filter(f -> f.toString().endsWith(".key"))).hasSize(1);
  }

  private java.util.Set<Path> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.collect(Collectors.toSet());
    }
  }
}
