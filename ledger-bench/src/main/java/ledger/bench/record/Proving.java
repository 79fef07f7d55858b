package ledger.bench.record;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;
import ledger.log.Checkpoints;
import ledger.log.Integrator;
import ledger.log.Predecessor;
import ledger.log.Times;
import ledger.transparency.TileFolder;

/// Row 7: what hashing, the tree and its signatures cost, as a share of all that an append costs in
/// processor time, the database's included.
///
/// The engine cannot be run without its hashes; so they are made once more, by themselves.
record Proving(Options options, Database.Server server) implements Row {

  private static final int ENTRIES = 500_000;

  /// Where files are in memory: writing them out is the disk's work, and not the tree's.
  private static final Path MEMORY = Path.of("/dev/shm");

  /// So many come between two checkpoints where 60,000 a second are appended.
  private static final int BETWEEN = 15_000;

  @Override
  public Set<Integer> numbers() {
    return Set.of(7);
  }

  @Override
  public List<Line> measured() throws Exception {
    var ours = new Ours(options.callers());
    var trial = new Trial(options, server);
    trial.warm(ours, options.callers());
    var appends =
        Trial.spread(
            trial.rounds(List.of(ours), options.callers()).get(ours.name()), Latencies::processors);
    prove();
    var proofs = new ArrayList<Double>();
    for (int round = 0; round < options.rounds(); round++) proofs.add(prove());
    return List.of(
        Line.atMost(
            7,
            "hashing, tree and signing, processor time an append",
            "all of an append",
            Spread.of(proofs),
            appends,
            "us",
            0.02,
            0.05));
  }

  /// @return microseconds an entry
  private static double prove() throws Exception {
    var folder =
        Files.createTempDirectory(Files.isDirectory(MEMORY) ? MEMORY : Path.of("target"), "tiles");
    var made = new InMemory();
    var signer = new Signer();
    var integrator =
        new Integrator(
            made,
            new Kept(),
            new TileFolder(folder),
            Signer.ORIGIN,
            signer,
            (signed, _) -> signed.note(),
            (_, _) -> {});
    var threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < ENTRIES; i++) {
      made.add(Ready.number(i));
      if (i % BETWEEN == 0) integrator.turn();
    }
    integrator.turn();
    long spent = threads.getCurrentThreadCpuTime() - begun;
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    }
    return spent / 1e3 / ENTRIES;
  }

  /// Entries whose leaves are all that is kept.
  private static final class InMemory implements Integrator.Leaves {
    private static final UUID ID = UUID.randomUUID();
    private final List<byte[]> leaves = new ArrayList<>();

    void add(Ready ready) {
      leaves.add(
          ready
              .draft(ID, "n/agreement/corridor", leaves.size())
              .entry(leaves.size(), Predecessor.NONE, Times.micros(Clock.systemUTC().instant()))
              .leaf()
              .encode());
    }

    @Override
    public long head() {
      return leaves.size();
    }

    @Override
    public List<byte[]> leaves(long from, long to) {
      return leaves.subList((int) from, (int) to);
    }
  }

  private static final class Kept implements Checkpoints {
    private final Map<Long, Signed> all = new HashMap<>();
    private long size = -1;

    @Override
    public Optional<Signed> last() {
      return of(size);
    }

    @Override
    public Optional<Signed> of(long size) {
      return Optional.ofNullable(all.get(size));
    }

    @Override
    public void awaitDurable() {}

    @Override
    public boolean keep(Signed next, long after) {
      all.put(next.size(), next);
      size = next.size();
      return true;
    }
  }
}
