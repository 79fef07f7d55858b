package ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What somebody is given of an entry, and what its leaf makes of it.
class OpeningTest {

  private static final int CLOSED = 1 + Part.SALT;

  private static Opening opening(Random random) {
    var parts = new byte[Part.NUMBER][];
    var salts = new byte[Part.NUMBER][Part.SALT];
    for (int i = 0; i < Part.NUMBER; i++) {
      parts[i] = ("part " + i + "x".repeat(random.nextInt(100))).getBytes(StandardCharsets.UTF_8);
      random.nextBytes(salts[i]);
    }
    return Opening.of(parts, salts);
  }

  private static Set<Part> some(int bits) {
    var some = EnumSet.noneOf(Part.class);
    for (var part : Part.values()) if ((bits & 1 << part.ordinal()) != 0) some.add(part);
    return some;
  }

  @Test
  void whatever_is_kept_back_the_leaf_is_the_same_and_the_rest_can_be_read() {
    var whole = opening(new Random(3));
    for (int bits = 0; bits < 1 << Part.NUMBER; bits++) {
      var kept = some(bits);
      var less = Opening.decode(whole.without(kept).encode()).orElseThrow();
      assertThat(less.leaf()).as("%s", kept).isEqualTo(whole.leaf());
      for (var part : Part.values())
        if (kept.contains(part)) assertThat(less.part(part)).isEmpty();
        else
          assertThat(less.part(part))
              .hasValueSatisfying(b -> assertThat(b).isEqualTo(whole.part(part).orElseThrow()));
    }
  }

  @Test
  void no_salt_of_what_is_kept_back_is_in_it() {
    var whole = opening(new Random(4)).encode();
    var less = Opening.decode(whole).orElseThrow().without(Set.of(Part.IDENTITY)).encode();
    var salt = new String(whole, 1, Part.SALT, StandardCharsets.ISO_8859_1);
    assertThat(new String(less, StandardCharsets.ISO_8859_1)).doesNotContain(salt);
  }

  /// Two entries that say the same have nothing in common in the tree.
  @Test
  void the_same_words_have_another_leaf_each_time() {
    var event = new java.util.UUID(1, 2);
    var one = Offers.draft(event, "n", 0, "yes").entry(0, Predecessor.NONE, 7);
    var other = Offers.draft(event, "n", 0, "yes").entry(0, Predecessor.NONE, 7);
    assertThat(one.content().orElseThrow()).isEqualTo(other.content().orElseThrow());
    assertThat(one.leaf()).isNotEqualTo(other.leaf());
  }

  @Test
  void another_bit_in_any_part_or_salt_is_another_leaf() {
    var whole = opening(new Random(5));
    var bytes = whole.encode();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      var other = bytes.clone();
      other[bit / 8] ^= (byte) (1 << (bit % 8));
      Opening.decode(other)
          .ifPresent(opening -> assertThat(opening.leaf()).isNotEqualTo(whole.leaf()));
    }
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        row("nothing", b -> new byte[0]),
        row("one byte short", b -> Arrays.copyOf(b, b.length - 1)),
        row("one byte more", b -> Arrays.copyOf(b, b.length + 1)),
        row("a part neither open nor closed", b -> with(b, 0, 2)),
        row("a part that ends behind the end", b -> with(b, CLOSED, 1)),
        row("a length below zero", b -> with(b, CLOSED, 0x80)));
  }

  private static Arguments row(String how, UnaryOperator<byte[]> change) {
    return Arguments.of(how, change);
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    bytes[at] = (byte) value;
    return bytes;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void what_is_no_opening_is_refused(String how, UnaryOperator<byte[]> change) {
    assertThat(Opening.decode(change.apply(opening(new Random(6)).encode()))).as(how).isEmpty();
  }

  @Test
  void a_leaf_is_a_label_and_a_commitment_and_nothing_else() {
    var leaf = opening(new Random(7)).leaf();
    var bytes = leaf.encode();
    assertThat(Leaf.decode(bytes)).contains(leaf);
    assertThat(bytes).hasSize(Leaf.LENGTH);
    assertThat(Leaf.decode(with(bytes.clone(), 13, '1'))).isEmpty();
    assertThat(Leaf.decode(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
    assertThat(Leaf.decode(Arrays.copyOf(bytes, bytes.length - 1))).isEmpty();
  }
}
