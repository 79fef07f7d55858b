package ledger.faults;

import java.util.Iterator;
import java.util.Random;
import java.util.stream.IntStream;
import ledger.faults.Fault.Struck;

/// A file so long that nobody has it in memory: it is made while it is sent, from a seed, and the
/// same each time.
final class LongImport {

  static final int LINES = Integer.getInteger("faults.lines", 1_000_000);

  /// Acts of one negotiation, its opening among them: an import has many negotiations.
  private static final int OF_ONE = 100;

  private LongImport() {}

  /// Sent three times from its first line: cut off at a random one, cut off by a kill at another,
  /// and whole.
  static Struck strike(Site site, Journal journal, Random random) throws Exception {
    long seed = random.nextLong();
    Iterable<Act> acts = () -> acts(seed);
    var second = site.nodes().getLast();
    SentFile.cut(second, journal, acts, random.nextInt(LINES));
    var struck = Struck.now(0, 1);
    SentFile.cut(second, journal, acts, random.nextInt(LINES), site.second()::kill);
    site.startSecond();
    SentFile.whole(second, journal, acts);
    return struck;
  }

  private static Iterator<Act> acts(long seed) {
    var random = new Random(seed);
    return IntStream.range(0, LINES).mapToObj(line -> act(random, line)).iterator();
  }

  private static Act act(Random random, int line) {
    var negotiation = "import" + line / OF_ONE;
    return line % OF_ONE == 0
        ? Act.opening(random, negotiation)
        : Act.registering(random, negotiation, "party" + line % OF_ONE);
  }
}
