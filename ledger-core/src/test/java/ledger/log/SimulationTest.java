package ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import ledger.transparency.TileFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Several sequencers on one store that fails in every way it can, run in one thread from a seed.
///
/// `-Dsimulation.seeds=N` runs more of them, `-Dsimulation.seed=S` one again.
class SimulationTest {

  private static final int SEEDS = Integer.getInteger("simulation.seeds", 2_000);

  /// In memory where there is such a place: a disk would be asked to sync a million times.
  private static final Path MEMORY =
      Path.of(
              Files.isWritable(Path.of("/dev/shm"))
                  ? "/dev/shm"
                  : System.getProperty("java.io.tmpdir"))
          .resolve("ledger-simulation-" + ProcessHandle.current().pid());

  private static final Long ONLY = Long.getLong("simulation.seed");

  /// What came of some runs.
  private record Tally(long appended, long shown, long unknown) {
    Tally plus(Tally other) {
      return new Tally(appended + other.appended, shown + other.shown, unknown + other.unknown);
    }
  }

  /// No run knows of another: as many go on at once as there are processors.
  @Test
  void whatever_goes_wrong_the_log_is_one_gapless_order_of_what_was_acknowledged() {
    var tally =
        LongStream.of(seeds())
            .parallel()
            .mapToObj(SimulationTest::played)
            .reduce(new Tally(0, 0, 0), Tally::plus);
    assertThat(tally.appended()).isGreaterThan(5L * seeds().length);
    assertThat(tally.shown()).isGreaterThan(2L * seeds().length);
    if (ONLY == null) assertThat(tally.unknown()).as("the weather is bad enough").isPositive();
  }

  private static Tally played(long seed) {
    var folder = MEMORY.resolve(String.valueOf(seed));
    try {
      var run = new Run(seed, folder);
      run.play();
      var wrong = new Invariants(run.shelf.entries(), run.history.ops()).check();
      wrong.addAll(Invariants.checkpoints(run.shelf.entries(), run.shown));
      assertThat(wrong).as("seed %d; again with -Dsimulation.seed=%d", seed, seed).isEmpty();
      return new Tally(
          run.shelf.entries().size(),
          run.shown.size(),
          run.history.ops().stream().filter(o -> o.outcome() instanceof Outcome.Unknown).count());
    } finally {
      remove(folder.toFile());
    }
  }

  /// Without asking of each file what it is: that took longer than removing it.
  private static void remove(File file) {
    if (file.delete()) return;
    for (var within : Objects.requireNonNullElse(file.listFiles(), new File[0])) remove(within);
    file.delete();
  }

  @AfterAll
  static void nothing_is_left() {
    remove(MEMORY.toFile());
  }

  private static long[] seeds() {
    if (ONLY != null) return new long[] {ONLY};
    var seeds = new long[SEEDS];
    for (int i = 0; i < SEEDS; i++) seeds[i] = i;
    return seeds;
  }

  @Test
  void a_writer_that_goes_on_with_an_old_epoch_writes_nothing_more() {
    var shelf = new FakeLog.Shelf();
    var stale = node(shelf);
    assertThat(offer(stale, 0)).isInstanceOf(Outcome.Appended.class);
    shelf.epoch++;
    var promoted = node(shelf);
    assertThat(offer(promoted, 1)).isInstanceOf(Outcome.Appended.class);
    assertThat(offer(stale, 2)).isInstanceOf(Outcome.Fenced.class);
    assertThat(stale.isFenced()).isTrue();
    assertThat(offer(promoted, 2)).isInstanceOf(Outcome.Appended.class);
  }

  private static Sequencer node(FakeLog.Shelf shelf) {
    var chance = RandomGenerator.of("L64X128MixRandom");
    var log = new FakeLog(shelf, chance, FakeLog.Weather.FINE, () -> {});
    return new Sequencer(log, () -> 0, UUID::randomUUID, _ -> {});
  }

  private static Outcome offer(Sequencer node, long version) {
    var unit = Offers.unit(Offers.draft(UUID.randomUUID(), "n/a", version, "x"));
    node.take(List.of(unit), Runnable::run);
    return unit.outcome().join();
  }

  /// One run: everything that happens in it follows from the seed.
  private static final class Run {
    private static final int STEPS = 60;
    private static final String[] STREAMS = {"a", "a/x", "a/y", "b", "b/x", "c"};

    final FakeLog.Shelf shelf = new FakeLog.Shelf();
    final History history = new History();
    final List<Invariants.Shown> shown = new ArrayList<>();
    private final FakeCheckpoints.Shelf kept = new FakeCheckpoints.Shelf();
    private final Path folder;
    private final RandomGenerator chance;
    private final List<Node> nodes = new ArrayList<>();
    private final List<List<Draft>> sent = new ArrayList<>();
    private final Map<String, Long> guessed = new HashMap<>();
    private final Map<String, UUID> offered = new HashMap<>();
    private long clock = 1_000;
    private boolean nested;

    private record Waiting(Unit unit, long invoked) {}

    private final class Node {
      final List<Waiting> queue = new ArrayList<>();
      final Sequencer sequencer;
      private final int number;
      private final FakeLog.Weather weather;
      private @Nullable Integrator integrator;

      Node(FakeLog.Weather weather) {
        this.number = nodes.size();
        this.weather = weather;
        sequencer =
            new Sequencer(
                new FakeLog(shelf, chance, weather, Run.this::meanwhile),
                Run.this::jumpingClock,
                Run.this::uuid,
                _ -> {});
      }

      /// Signs and shows, or is killed in the middle of it and starts again the next time.
      void integrate(int fails) {
        try {
          if (integrator == null) integrator = started(fails);
          integrator.turn();
        } catch (IOException | Log.Unreachable killed) {
          integrator = null;
        }
      }

      private Integrator started(int fails) throws IOException {
        return new Integrator(
            new FakeLeaves(shelf),
            new FakeCheckpoints(kept, chance, fails),
            new TileFolder(folder.resolve("node" + number), (_, file) -> mayFail(file, fails)),
            "simulated",
            new FakeSigning(),
            (signed, _) -> signed.note(),
            (size, root) -> shown.add(new Invariants.Shown(number, size, root)));
      }

      private void mayFail(Path file, int fails) throws IOException {
        if (chance.nextInt(100) < fails) throw new IOException("killed at " + file);
      }

      void turn() {
        var taken = List.copyOf(queue);
        queue.clear();
        if (taken.isEmpty()) return;
        sequencer.take(taken.stream().map(Waiting::unit).toList(), Runnable::run);
        for (var each : taken)
          history.add(
              new History.Op(
                  each.unit().drafts(),
                  each.invoked(),
                  history.tick(),
                  each.unit().outcome().join()));
      }
    }

    Run(long seed, Path folder) {
      this.folder = folder;
      chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      var weather = new FakeLog.Weather(chance.nextInt(25), chance.nextInt(15), chance.nextInt(25));
      int count = 1 + chance.nextInt(3);
      while (nodes.size() < count)
        try {
          nodes.add(new Node(weather));
        } catch (Log.Unreachable down) {
          continue; // a node that cannot read the head does not start
        }
    }

    void play() {
      for (int step = 0; step < STEPS; step++) {
        var node = nodes.get(chance.nextInt(nodes.size()));
        if (chance.nextInt(10) < 7)
          node.queue.add(new Waiting(new Unit(drafts(), (_, _) -> {}), history.tick()));
        else if (chance.nextInt(4) > 0) node.turn();
        else node.integrate(5);
        if (chance.nextInt(200) == 0) shelf.epoch++;
      }
      nodes.forEach(Node::turn);
      nodes.forEach(node -> node.integrate(0));
      nodes.forEach(node -> node.integrate(0));
    }

    /// Another node gets its turn between what this one read and what it writes.
    private void meanwhile() {
      if (nested || chance.nextInt(4) > 0) return;
      nested = true;
      nodes.get(chance.nextInt(nodes.size())).turn();
      nested = false;
    }

    private long jumpingClock() {
      clock += chance.nextInt(20) == 0 ? -chance.nextInt(5_000) : chance.nextInt(100);
      return clock;
    }

    private UUID uuid() {
      return new UUID(chance.nextLong(), chance.nextLong());
    }

    /// New, sent again, or under an id that is used.
    private List<Draft> drafts() {
      int kind = chance.nextInt(10);
      if (kind == 0 && !sent.isEmpty()) return sent.get(chance.nextInt(sent.size()));
      var drafts = new ArrayList<Draft>();
      var within = new HashMap<String, Long>();
      int n = 1 + (chance.nextInt(4) == 0 ? chance.nextInt(3) : 0);
      for (int i = 0; i < n; i++) {
        var stream = STREAMS[chance.nextInt(STREAMS.length)];
        long version =
            within.getOrDefault(
                stream, chance.nextInt(10) < 7 ? next(stream) : guessed.getOrDefault(stream, 0L));
        within.put(stream, version + 1);
        guessed.put(stream, version + 1);
        var id =
            kind == 1 && !sent.isEmpty()
                ? sent.get(chance.nextInt(sent.size())).getFirst().event()
                : uuid();
        var after = n == 1 && chance.nextBoolean() ? last(stream) : new After.Anything();
        drafts.add(Offers.draft(id, stream, version, after, "text " + chance.nextInt(1_000_000)));
        offered.put(StreamName.negotiationOf(stream), id);
      }
      sent.add(drafts);
      return drafts;
    }

    private long next(String stream) {
      return shelf.entries().stream()
          .filter(e -> e.identity().stream().id().equals(stream))
          .count();
    }

    /// What stands, or what was offered last and perhaps never will: then it is decided on that.
    private After last(String stream) {
      var negotiation = StreamName.negotiationOf(stream);
      if (chance.nextInt(3) == 0 && offered.containsKey(negotiation))
        return new After.Entry(offered.get(negotiation));
      return After.last(
          shelf.entries().reversed().stream()
              .filter(e -> e.negotiation().equals(negotiation))
              .findFirst()
              .map(e -> e.identity().event()));
    }
  }
}
