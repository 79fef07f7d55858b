package ledger.bench.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import ledger.act.Act;
import ledger.act.UserId;
import ledger.bench.Histories;
import ledger.dossier.Entry;
import ledger.record.Stream;
import ledger.value.Id;

/// A ledger of so many acts, from a seed: the same for whoever is measured.
///
/// Most negotiations are of 20 to 100 acts between a few parties, as the corridor is; one in 25 has
/// a thousand, one in 2,000 ten thousand. One in ten is like an imported table of treaties: many
/// states, and of each treaty who signed, consented, is bound and gave notice. Many go on at a
/// time, so that the acts of one lie scattered over the log.
public final class Ledgers {

  static final UserId OWNER = new UserId("owner");

  static final int LARGE = 1_000;
  private static final int HUGE = 10_000;
  private static final int AT_A_TIME = 256;
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private final long seed;
  private final int[] sizes;

  public Ledgers(long acts, long seed) {
    this.seed = seed;
    var fitting = new ArrayList<Integer>();
    for (long left = acts; left > 0; left -= fitting.getLast())
      fitting.add((int) Math.min(left, size(fitting.size())));
    this.sizes = fitting.stream().mapToInt(size -> size).toArray();
  }

  /// @param version in its stream, 0 for the first
  public record ActOnRecord(
      Act act, UserId by, Instant at, String kind, String stream, long version) {}

  int negotiations() {
    return sizes.length;
  }

  static Id negotiation(int number) {
    return Id.of("n" + number);
  }

  /// The negotiations of so many acts.
  List<Id> ofSize(int acts) {
    return IntStream.range(0, sizes.length)
        .filter(number -> sizes[number] == acts)
        .mapToObj(Ledgers::negotiation)
        .toList();
  }

  /// Tells every act, in the order of the record.
  public void tell(Consumer<ActOnRecord> each) {
    var turns = new Random(seed);
    var open = new ArrayList<Going>();
    for (int next = 0; next < sizes.length || !open.isEmpty(); ) {
      while (open.size() < AT_A_TIME && next < sizes.length) open.add(new Going(history(next++)));
      int turn = turns.nextInt(open.size());
      each.accept(open.get(turn).next());
      if (!open.get(turn).acts.hasNext()) {
        open.set(turn, open.getLast());
        open.removeLast();
      }
    }
  }

  /// A negotiation under way.
  private static final class Going {

    private final Iterator<Entry> acts;
    private final Map<String, Long> versions = new HashMap<>();

    Going(List<Entry> acts) {
      this.acts = acts.iterator();
    }

    ActOnRecord next() {
      var recorded = acts.next().recorded();
      var act = recorded.event().act();
      var stream = Stream.of(act, recorded.audience(), _ -> Optional.empty());
      return new ActOnRecord(
          act,
          recorded.by(),
          recorded.at(),
          stream.kind(),
          stream.id(),
          versions.merge(stream.id(), 1L, Long::sum) - 1);
    }
  }

  private int size(int number) {
    if (number % 2_000 == 999) return HUGE;
    if (number % 25 == 7) return LARGE;
    return 20 + chance(number).nextInt(81);
  }

  private List<Entry> history(int number) {
    int acts = sizes[number];
    boolean table = number % 10 == 3 || number % 50 == 7;
    int parties = acts < LARGE ? 2 + number % 3 : table ? 100 : 8;
    var shape =
        new Histories.Shape(
            negotiation(number), parties, table ? 9 : 1, acts < LARGE ? 2 : 8, START);
    return Histories.of(shape, OWNER, acts, chance(number).nextLong());
  }

  /// Seeds that follow one another give a `Random` that begins much the same.
  private Random chance(int number) {
    return new Random((seed + 1) * 0x9E3779B97F4A7C15L ^ number * 0xD1B54A32D192ED03L);
  }
}
