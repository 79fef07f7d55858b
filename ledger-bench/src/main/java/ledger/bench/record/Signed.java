package ledger.bench.record;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import ledger.audit.Publication;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;
import ledger.log.Integrator;
import ledger.log.postgres.CheckpointTable;
import ledger.log.postgres.LogEnd;
import ledger.log.postgres.LogTable;
import ledger.transparency.Checkpoint;
import ledger.transparency.SignedNote;
import ledger.transparency.TileFolder;
import org.HdrHistogram.Histogram;

/// Row 8: from an acknowledged append to a signed checkpoint that holds it, under full load, as
/// somebody sees it who looks at the files each millisecond.
record Signed(Options options, Database.Server server) implements Row {

  private static final Duration EVERY = Duration.ofMillis(250);

  @Override
  public Set<Integer> numbers() {
    return Set.of(8);
  }

  @Override
  public List<Line> measured() throws Exception {
    var rounds = new ArrayList<Double>();
    for (int round = 0; round < options.rounds(); round++) rounds.add(round(options, server));
    return List.of(
        Line.atMost(
            8,
            "p99, acknowledged to signed checkpoint, %d callers".formatted(options.callers()),
            "a second",
            Spread.of(rounds),
            Spread.of(1),
            "s",
            0.5,
            1.2));
  }

  private static double round(Options options, Database.Server server) throws Exception {
    var folder = new TileFolder(Files.createTempDirectory(options.home(), "tiles"));
    var streams = new Streams(options.callers());
    try (var database = server.fresh();
        var log = OurLog.on(database, new ReadySerializer());
        var publication = publication(log, folder)) {
      publication.start();
      Load.Call append =
          caller -> {
            log.engine().appendEvents(streams.event(caller));
            return 1;
          };
      Load.on(append, options.callers(), Math.max(1, options.seconds() / 3.0));
      var waited = new Histogram(Latencies.LONGEST, 2);
      var done = new AtomicBoolean();
      var watcher = Thread.ofPlatform().start(() -> watch(log, folder, waited, done));
      var load = Load.on(append, options.callers(), options.seconds());
      done.set(true);
      watcher.join();
      System.err.printf(
          "to a checkpoint: p50 %,d ms p99 %,d ms max %,d ms, while %s%n",
          waited.getValueAtPercentile(50) / 1_000_000,
          waited.getValueAtPercentile(99) / 1_000_000,
          waited.getMaxValue() / 1_000_000,
          load.shown());
      return waited.getValueAtPercentile(99) / 1e9;
    }
  }

  private static Publication publication(OurLog log, TileFolder folder) throws Exception {
    var table = LogTable.unchecked(log.pool(), log.log().log());
    var signer = new Signer();
    var integrator =
        new Integrator(
            table,
            new CheckpointTable(log.pool(), log.log().log(), log.log().epoch(), LogEnd.RECORDED),
            folder,
            Signer.ORIGIN,
            signer,
            (signed, _) -> signed.note(),
            (_, _) -> {});
    return new Publication(
        integrator,
        true,
        log.tail(),
        EVERY,
        () -> {
          throw new IllegalStateException("the log is forked");
        });
  }

  private record Seen(long head, long at) {}

  private static void watch(OurLog log, TileFolder folder, Histogram waited, AtomicBoolean done) {
    var unsigned = new ArrayDeque<Seen>();
    try {
      while (!done.get()) {
        unsigned.add(new Seen(log.tail().head(), System.nanoTime()));
        long signed = size(folder);
        long now = System.nanoTime();
        while (!unsigned.isEmpty() && unsigned.peek().head() <= signed)
          waited.recordValue(now - unsigned.remove().at());
        TimeUnit.MILLISECONDS.sleep(1);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static long size(TileFolder folder) throws Exception {
    return folder
        .checkpoint()
        .flatMap(SignedNote::parse)
        .flatMap(note -> Checkpoint.parse(note.text()))
        .map(Checkpoint::size)
        .orElse(0L);
  }
}
