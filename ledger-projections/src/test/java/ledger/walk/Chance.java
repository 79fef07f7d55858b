package ledger.walk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/// Everything that a walk leaves to chance, from one seed.
final class Chance {

  private final Random random;

  Chance(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
  }

  boolean in(int outOf) {
    return random.nextInt(outOf) == 0;
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  int from(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  @SafeVarargs
  final <T> T of(T... these) {
    return these[random.nextInt(these.length)];
  }

  <T> T of(List<T> these) {
    return these.get(random.nextInt(these.size()));
  }

  <T> Optional<T> perhaps(int outOf, Supplier<T> value) {
    return in(outOf) ? Optional.of(value.get()) : Optional.empty();
  }

  <T> List<T> some(Collection<T> these, int atLeast) {
    var shuffled = shuffled(these);
    return shuffled.subList(
        0, Math.min(shuffled.size(), from(atLeast, Math.max(atLeast, these.size()))));
  }

  <T> List<T> shuffled(Collection<T> these) {
    var shuffled = new ArrayList<>(these);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
