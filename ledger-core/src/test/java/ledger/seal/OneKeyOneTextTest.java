package ledger.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// A sealed text is one text, because its act commits to one key.
class OneKeyOneTextTest {

  private static final FieldPath NOTE = FieldPath.of("note");
  private static final byte[] NONCE = new byte[Gcm.NONCE_BYTES];

  private final DataKey one = Examples.key(1);
  private final KeyCommitment committed = KeyCommitment.of(one, Examples.PLACE);

  @Test
  void a_key_opens_the_text_of_its_own_field_and_no_other() {
    var sealed = sealedAs(Gcm.seal(one.bytes(), NONCE, Examples.PLACE.bytes(NOTE), ascii("text")));
    assertThat(FieldCipher.open(one, Examples.PLACE, NOTE, sealed)).contains("text");
    assertThat(FieldCipher.open(one, Examples.PLACE, FieldPath.of("text"), sealed)).isEmpty();
    assertThat(FieldCipher.open(Examples.key(2), Examples.PLACE, NOTE, sealed)).isEmpty();
  }

  /// The failure that the commitment is there for: one ciphertext, one tag, two keys.
  @Test
  void a_ciphertext_made_to_open_under_two_keys_is_committed_to_one_of_them() {
    var other = Examples.key(2);
    var forged = underBoth(one.bytes(), other.bytes());

    var bound = Examples.PLACE.bytes(NOTE);
    var first = Gcm.open(one.bytes(), NONCE, bound, forged).orElseThrow();
    var second = Gcm.open(other.bytes(), NONCE, bound, forged).orElseThrow();
    assertThat(first).hasSize(16).isNotEqualTo(second);

    assertThat(KeyCommitment.of(one, Examples.PLACE)).isEqualTo(committed);
    assertThat(KeyCommitment.of(other, Examples.PLACE)).isNotEqualTo(committed);
  }

  private SealedText sealedAs(byte[] ciphertext) {
    return new SealedText(one.id(), Base64Text.of(NONCE), Base64Text.of(ciphertext));
  }

  private static byte[] ascii(String text) {
    return Framed.text(text);
  }

  /// One block that both keys give the same tag for.
  ///
  /// With H the hash key, the tag is `A(H) + C H^2 + L H`, of the bound bytes A, the block C and
  /// the lengths L, plus a mask that the key makes of the nonce. Two such tags are equal for
  /// exactly one C: the difference of what is known, over the difference of the squares.
  private static byte[] underBoth(byte[] one, byte[] other) {
    var difference = known(one).plus(known(other));
    var block = difference.times(square(one).plus(square(other)).inverse());
    var tag = known(one).plus(block.times(square(one)));
    return ByteBuffer.allocate(32).put(block.bytes()).put(tag.bytes()).array();
  }

  /// Everything in a tag but what the block adds.
  private static Block known(byte[] key) {
    var bound = Examples.PLACE.bytes(NOTE);
    var h = hash(key);
    var y = new Block(0, 0);
    for (int at = 0; at < bound.length; at += 16)
      y = y.plus(Block.of(Arrays.copyOfRange(bound, at, at + 16))).times(h);
    var lengths = new Block(8L * bound.length, 8L * 16);
    return y.times(h).plus(lengths).times(h).plus(mask(key));
  }

  private static Block hash(byte[] key) {
    return Block.of(Aes.block(key, new byte[16]));
  }

  private static Block square(byte[] key) {
    return hash(key).times(hash(key));
  }

  private static Block mask(byte[] key) {
    return Block.of(Aes.block(key, ByteBuffer.allocate(16).put(NONCE).putInt(1).array()));
  }
}
