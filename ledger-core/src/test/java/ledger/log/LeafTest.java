package ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LeafTest {

  private static final int VERSION = 63;
  private static final int RECORDED = 71;
  private static final int FLAGS = 79;
  private static final int KIND = 80;

  private static final Leaf LEAST =
      new Leaf(
          new UUID(1, 2),
          new UUID(3, 4),
          new UUID(5, 6),
          7,
          "agreement",
          "readiness-confirmed.v1",
          "",
          1_700_000_000_000_000L,
          Times.NONE,
          Leaf.Stored.of(new byte[] {1}),
          Leaf.Stored.of(new byte[0]),
          Optional.empty());

  private static void isRead(Leaf leaf) {
    var bytes = leaf.encode();
    assertThat(bytes).hasSizeLessThan(Leaf.LONGEST);
    var read = Leaf.decode(bytes).orElseThrow();
    assertThat(read.encode()).isEqualTo(bytes);
    assertThat(read)
        .usingRecursiveComparison()
        .isEqualTo(leaf); // arrays in it have no equality of their own
  }

  @Test
  void what_is_written_is_read_the_same() {
    var random = new Random(11);
    for (int i = 0; i < 300; i++) isRead(leaf(random));
    isRead(LEAST);
  }

  private static Leaf leaf(Random random) {
    var commitment = new byte[32];
    random.nextBytes(commitment);
    return new Leaf(
        new UUID(random.nextLong(), random.nextLong()),
        new UUID(random.nextLong(), random.nextLong()),
        new UUID(random.nextLong(), random.nextLong()),
        random.nextLong() & Long.MAX_VALUE,
        "é".repeat(random.nextInt(128)),
        "x".repeat(random.nextInt(256)),
        "1".repeat(random.nextInt(3)),
        random.nextLong(),
        new Times(time(random), time(random), time(random), time(random)),
        new Leaf.Stored(random.nextInt(Integer.MAX_VALUE), commitment),
        Leaf.Stored.of(commitment),
        random.nextBoolean() ? Optional.of(commitment) : Optional.empty());
  }

  private static OptionalLong time(Random random) {
    return random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty();
  }

  static Stream<Arguments> malformed() {
    int end = LEAST.encode().length;
    return Stream.of(
        row("nothing", b -> new byte[0]),
        row("the label alone", b -> Arrays.copyOf(b, 15)),
        row("another label", b -> with(b, 0, 'L')),
        row("another version of the form", b -> with(b, 13, '2')),
        row("no line end in the label", b -> with(b, 14, ' ')),
        row("one byte short", b -> Arrays.copyOf(b, end - 1)),
        row("one byte more", b -> Arrays.copyOf(b, end + 1)),
        row("a flag not known", b -> with(b, FLAGS, 32)),
        row("the highest flag", b -> with(b, FLAGS, 128)),
        row("a time that is not there", b -> with(b, FLAGS, 1)),
        row("a commitment that is not there", b -> with(b, FLAGS, 16)),
        row("a name that ends behind the end", b -> with(b, KIND, 255)),
        row("a name that ends early", b -> with(b, KIND, 8)),
        row("a name that is no UTF-8", b -> with(b, KIND + 1, 0xFF)),
        row("version below zero", b -> with(b, VERSION, 0x80)),
        row("length of the payload below zero", b -> with(b, end - 72, 0x80)),
        row("length of the metadata below zero", b -> with(b, end - 36, 0x80)));
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
  void what_is_no_leaf_is_refused(String how, UnaryOperator<byte[]> change) {
    assertThat(Leaf.decode(change.apply(LEAST.encode()))).as(how).isEmpty();
  }

  @Test
  void the_parts_stand_where_the_specification_says() {
    var bytes = ByteBuffer.wrap(LEAST.encode());
    assertThat(bytes.getLong(VERSION)).isEqualTo(7);
    assertThat(bytes.getLong(RECORDED)).isEqualTo(LEAST.recorded());
    assertThat(bytes.get(KIND)).isEqualTo((byte) "agreement".length());
  }

  @Test
  void no_two_leaves_have_the_same_bytes_whatever_bit_differs() {
    var bytes = LEAST.encode();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      var other = bytes.clone();
      other[bit / 8] ^= (byte) (1 << (bit % 8));
      Leaf.decode(other)
          .ifPresent(leaf -> assertThat(leaf.encode()).isEqualTo(other).isNotEqualTo(bytes));
    }
  }

  @Test
  void a_name_of_256_bytes_is_not_written() {
    var long256 = "é".repeat(128);
    assertThat(long256.getBytes(StandardCharsets.UTF_8)).hasSize(256);
    assertThatThrownBy(() ->
            new Leaf(
                    LEAST.event(),
                    LEAST.negotiation(),
                    LEAST.stream(),
                    0,
                    long256,
                    "",
                    "",
                    0,
                    Times.NONE,
                    LEAST.payload(),
                    LEAST.meta(),
                    Optional.empty())
                .encode())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stored_bytes_fit_their_hash_or_they_do_not() {
    var stored = Leaf.Stored.of(new byte[] {1, 2, 3});
    assertThat(stored.fits(new byte[] {1, 2, 3})).isTrue();
    assertThat(stored.fits(new byte[] {1, 2, 4})).isFalse();
    assertThat(stored.fits(new byte[] {1, 2, 3, 0})).isFalse();
    assertThat(HexFormat.of().formatHex(stored.sha256())).startsWith("039058c6f2c0cb49");
  }
}
