package ledger.bench.record;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Event ids that rise with time (UUID version 7), the same for all: random ones would make every
/// index pay for pages all over it.
final class Ids {

  private Ids() {}

  static UUID next() {
    var random = ThreadLocalRandom.current();
    long high = (System.currentTimeMillis() << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
