package ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.UUID;
import ledger.value.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealTextTest {

  private static final FieldPath NOTE = FieldPath.of("note");

  private final FieldCipher cipher = new FieldCipher(new SecureRandom());
  private final DataKey key = Examples.key(1);
  private final SealedText sealed = cipher.seal(key, Examples.PLACE, NOTE, "Zwölf 🕊");

  @Test
  void what_was_sealed_opens_in_its_place() {
    assertThat(FieldCipher.open(key, Examples.PLACE, NOTE, sealed)).contains("Zwölf 🕊");
  }

  @ParameterizedTest(name = "not in {0}")
  @CsvSource({
    "another log,      ledger.example/two, harbour/referent/witness-1, 6f2c1a90-0000-4000-8000-000000000002, note",
    "another stream,   ledger.example/one, harbour/referent/witness-2, 6f2c1a90-0000-4000-8000-000000000002, note",
    "another act,      ledger.example/one, harbour/referent/witness-1, 6f2c1a90-0000-4000-8000-000000000009, note",
    "another field,    ledger.example/one, harbour/referent/witness-1, 6f2c1a90-0000-4000-8000-000000000002, text",
    "a part of it,     ledger.example/one, harbour/referent/witness-1, 6f2c1a90-0000-4000-8000-000000000002, note.en",
  })
  void and_nowhere_else(String where, String origin, String stream, UUID act, String field) {
    var moved = new Place(origin, stream, act);
    assertThat(FieldCipher.open(key, moved, FieldPath.of(field), sealed)).as(where).isEmpty();
  }

  @Test
  void nor_under_another_key_nor_with_a_bit_changed() {
    assertThat(FieldCipher.open(Examples.key(2), Examples.PLACE, NOTE, sealed)).isEmpty();
    var bytes = Base64Text.bytes(sealed.text());
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
      var changed = new SealedText(key.id(), sealed.nonce(), Base64Text.of(bytes));
      assertThat(FieldCipher.open(key, Examples.PLACE, NOTE, changed)).isEmpty();
      bytes[i] ^= 1;
    }
  }

  @Test
  void the_same_text_twice_looks_different() {
    assertThat(cipher.seal(key, Examples.PLACE, NOTE, "Zwölf 🕊").text())
        .isNotEqualTo(sealed.text());
  }

  @Test
  void parts_that_run_together_alike_are_told_apart() {
    var one = new Place("ab", "harbour", new UUID(0, 0));
    assertThat(one.bytes(FieldPath.of("c")))
        .isNotEqualTo(new Place("abc", one.stream(), one.act()).bytes(FieldPath.of("d")))
        .startsWith(0, 0, 0, 14);
    assertThatThrownBy(() -> new FieldPath(java.util.List.of("a.b"))).isInstanceOf(Malformed.class);
  }

  @Test
  void half_a_character_is_no_text() {
    assertThatThrownBy(() -> cipher.seal(key, Examples.PLACE, NOTE, "\ud83d"))
        .isInstanceOf(Malformed.class);
  }
}
