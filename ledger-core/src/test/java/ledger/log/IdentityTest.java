package ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The two parts of an entry that are not JSON: which one it is, and when.
class IdentityTest {

  private final Random random = new Random(11);

  private Identity identity() {
    var before = new ArrayList<Predecessor>();
    for (int i = 0; i <= random.nextInt(3); i++)
      before.add(new Predecessor("a".repeat(i), random.nextLong() & Long.MAX_VALUE, hash()));
    return new Identity(
        new UUID(random.nextLong(), random.nextLong()),
        new StreamName(
            random.nextBoolean() ? Optional.of("agreement") : Optional.empty(),
            "harbour/é" + "x".repeat(random.nextInt(200))),
        random.nextLong() & Long.MAX_VALUE,
        "x".repeat(random.nextInt(256)),
        "1".repeat(random.nextInt(3)),
        before,
        random.nextBoolean() ? Optional.of(hash()) : Optional.empty());
  }

  private byte[] hash() {
    var hash = new byte[32];
    random.nextBytes(hash);
    return hash;
  }

  private OptionalLong time() {
    return random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty();
  }

  @Test
  void what_is_written_is_read_the_same() {
    for (int i = 0; i < 300; i++) {
      var identity = identity();
      var read = Identity.decode(identity.encode()).orElseThrow();
      assertThat(read).usingRecursiveComparison().isEqualTo(identity);
      var times = new EntryTimes(random.nextLong(), new Times(time(), time(), time(), time()));
      assertThat(EntryTimes.decode(times.encode())).contains(times);
    }
  }

  @Test
  void nothing_shorter_or_longer_is_read() {
    var bytes = identity().encode();
    var times = new EntryTimes(1, new Times(time(), time(), time(), time())).encode();
    assertThat(Identity.decode(Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
    assertThat(EntryTimes.decode(Arrays.copyOf(times, times.length + 1))).isEmpty();
    for (int i = 0; i < bytes.length; i++)
      assertThat(Identity.decode(Arrays.copyOf(bytes, i))).isEmpty();
    for (int i = 0; i < times.length; i++)
      assertThat(EntryTimes.decode(Arrays.copyOf(times, i))).isEmpty();
  }

  /// There is one form for one identity, so that nothing can hide in how it is written.
  @Test
  void whatever_bit_differs_it_is_another_identity_or_none() {
    var identity = identity();
    var bytes = identity.encode();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      var other = bytes.clone();
      other[bit / 8] ^= (byte) (1 << (bit % 8));
      Identity.decode(other).ifPresent(read -> assertThat(read.encode()).isEqualTo(other));
    }
  }

  @Test
  void a_name_of_256_bytes_is_not_written() {
    var stream = new StreamName(Optional.of("é".repeat(128)), "harbour");
    var identity =
        new Identity(
            new UUID(1, 2),
            stream,
            0,
            "",
            "",
            java.util.List.of(Predecessor.NONE),
            Optional.empty());
    assertThatThrownBy(identity::encode).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_stands_behind_an_entry_has_one_more_before_it() {
    var first = Offers.draft(new UUID(1, 2), "n", 0, "x").entry(0, Predecessor.NONE, 7);
    var second = Offers.draft(new UUID(1, 3), "n/thing/a", 0, "y").entry(5, first.successor(), 7);
    assertThat(second.identity().predecessor().count()).isEqualTo(1);
    assertThat(second.identity().predecessor().leaf()).isEqualTo(first.hash().bytes());
  }
}
