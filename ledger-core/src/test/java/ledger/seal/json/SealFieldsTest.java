package ledger.seal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import ledger.seal.Examples;
import ledger.seal.FieldCipher;
import ledger.seal.FieldPath;
import ledger.seal.FileKeyStore;
import ledger.seal.NoKeys;
import ledger.seal.Place;
import ledger.seal.Subject;
import ledger.value.Id;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealFieldsTest {

  private static final byte[] ACT =
      utf8(
          "{\"act\":\"RegisterReferent\",\"note\":\"She told me.\",\"words\":{\"en\":\"I saw it.\"}}");
  private static final SealingPolicy NOTE_AND_WORDS = policy("note", "words.en", "words.fr");

  @TempDir private Path temporary;
  private FileKeyStore keys;
  private SealedFields fields;
  private Sealing.Sealed sealed;

  @BeforeEach
  void an_act_is_sealed() {
    keys =
        FileKeyStore.open(temporary.resolve("keys"), temporary.resolve("keys"), new SecureRandom());
    fields = with(NOTE_AND_WORDS);
    sealed = (Sealing.Sealed) fields.seal(Examples.PLACE, ACT);
  }

  private SealedFields with(SealingPolicy policy) {
    return new SealedFields(keys, new FieldCipher(new SecureRandom()), policy);
  }

  private static SealingPolicy policy(String... paths) {
    return (_, _) ->
        Stream.of(paths)
            .map(path -> new SealingPolicy.Field(FieldPath.of(path), Examples.SUBJECT))
            .toList();
  }

  private Opened open(byte[] stored) {
    return fields.open(Examples.PLACE, sealed.commitment(), stored);
  }

  @Test
  void nothing_of_the_text_is_in_what_is_stored_and_all_of_it_in_what_is_read() {
    var stored = new String(sealed.bytes(), StandardCharsets.UTF_8);
    assertThat(stored)
        .startsWith("{\"act\":\"RegisterReferent\",\"note\":{\"sealed\":{\"key\":\"" + sealed.key())
        .doesNotContain("told", "saw");
    assertThat(open(sealed.bytes()).bytes()).isEqualTo(ACT);
    assertThat(open(sealed.bytes()).complete()).isTrue();
  }

  @Test
  void without_a_policy_the_same_bytes_are_stored_unread() {
    var noJson = utf8("not even JSON");
    assertThat(with(SealingPolicy.NONE).seal(Examples.PLACE, noJson))
        .isEqualTo(new Sealing.Plain(noJson));
    assertThat(open(noJson).bytes()).isSameAs(noJson);
  }

  @Test
  void what_an_act_does_not_have_is_not_sealed() {
    assertThat(with(policy("remark", "words.fr")).seal(Examples.PLACE, ACT))
        .isEqualTo(new Sealing.Plain(ACT));
  }

  @Test
  void an_erased_text_is_told_from_one_whose_key_is_elsewhere() {
    var elsewhere = new SealedFields(new NoKeys(), anyCipher(), SealingPolicy.NONE);
    assertThat(text(elsewhere.open(Examples.PLACE, sealed.commitment(), sealed.bytes()).bytes()))
        .contains("\"note\":\"[sealed]\"", "\"en\":\"[sealed]\"");
    keys.erase(sealed.key(), Instant.EPOCH);
    var opened = open(sealed.bytes());
    assertThat(text(opened.bytes())).contains("\"note\":\"[erased]\"", "\"en\":\"[erased]\"");
    assertThat(opened.fields())
        .containsOnlyKeys(FieldPath.of("note"), FieldPath.of("words.en"))
        .containsValue(Opened.Outcome.ERASED);
  }

  private static FieldCipher anyCipher() {
    return new FieldCipher(new SecureRandom());
  }

  @Test
  void nothing_more_is_sealed_for_a_subject_that_was_erased() {
    var tombstone = keys.erase(sealed.key(), Instant.EPOCH);
    assertThat(fields.seal(Examples.PLACE, ACT)).isEqualTo(new Sealing.SubjectErased(tombstone));
  }

  @Test
  void what_was_moved_mixed_or_altered_is_not_read() {
    var moved = new Place("another", Examples.PLACE.stream(), Examples.PLACE.act());
    assertThatThrownBy(() -> fields.open(moved, sealed.commitment(), sealed.bytes()))
        .isInstanceOf(ChangedSinceSealed.class);

    var swapped = text(sealed.bytes()).replace("\"note\":", "\"nota\":");
    assertThatThrownBy(() -> open(utf8(swapped))).isInstanceOf(ChangedSinceSealed.class);

    var other = (Sealing.Sealed) with((_, _) -> List.of(ofAnother())).seal(Examples.PLACE, ACT);
    assertThatThrownBy(() -> open(other.bytes()))
        .isInstanceOf(ChangedSinceSealed.class)
        .hasMessageContaining("another key");

    var mixed = text(sealed.bytes()).replaceFirst(sealed.key().toString(), other.key().toString());
    assertThatThrownBy(() -> open(utf8(mixed)))
        .isInstanceOf(ChangedSinceSealed.class)
        .hasMessageContaining("2 keys");
  }

  private static SealingPolicy.Field ofAnother() {
    var another = new Subject(Id.of("harbour"), Id.of("witness-2"), Id.of("remarks"));
    return new SealingPolicy.Field(FieldPath.of("note"), another);
  }

  @Test
  void one_act_has_one_subject_and_only_text_is_sealed() {
    SealingPolicy two =
        (_, _) ->
            List.of(ofAnother(), new SealingPolicy.Field(FieldPath.of("act"), Examples.SUBJECT));
    assertThatThrownBy(() -> with(two).seal(Examples.PLACE, ACT))
        .hasMessageContaining("one subject");
    assertThatThrownBy(() -> with(policy("words")).seal(Examples.PLACE, ACT))
        .hasMessageContaining("only text");
    assertThatThrownBy(() -> fields.seal(Examples.PLACE, utf8("{\"note\": \"not canonical\"}")))
        .hasMessageContaining("canonical");
  }

  @Test
  void the_act_that_comes_again_is_recognised_by_its_digest() {
    assertThat(compare(ACT)).isEqualTo(Sameness.SAME);
    assertThat(compare(utf8(text(ACT).replace("She", "He")))).isEqualTo(Sameness.DIFFERENT);
  }

  @Test
  void and_after_the_erasure_by_what_is_left() {
    keys.erase(sealed.key(), Instant.EPOCH);
    assertThat(compare(ACT)).isEqualTo(Sameness.SAME_IN_WHAT_IS_LEFT);
    assertThat(compare(utf8(text(ACT).replace("She", "He"))))
        .isEqualTo(Sameness.SAME_IN_WHAT_IS_LEFT);
    assertThat(compare(utf8(text(ACT).replace("RegisterReferent", "AddDesignation"))))
        .isEqualTo(Sameness.DIFFERENT);
    assertThat(compare(utf8("{\"act\":\"RegisterReferent\"}"))).isEqualTo(Sameness.DIFFERENT);
  }

  private Sameness compare(byte[] sent) {
    return fields.compare(Examples.PLACE, sealed.bytes(), sealed.digest(), sent);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
