package ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import ledger.faults.Journal.Sent;

/// One site that is written to while faults strike it, and checked when it has come to rest.
///
/// What is sent, which fault comes when, and how long it lasts follow from the seed; how the
/// processes come out of it does not.
final class Campaign implements AutoCloseable {

  private static final long PATIENCE_MS = 240_000;
  private static final int IN_FLIGHT = 2;
  private static final int AIM_MS = 2_000;

  private final Random random;
  private final Path folder;
  private final Site site;
  private final Journal journal;
  private final Traffic traffic;
  private int rounds;

  /// @param folder for what clients write down, and what is checked
  Campaign(Path folder, Means means, long seed) throws IOException, InterruptedException {
    random = new Random(seed);
    this.folder = folder;
    Files.createDirectories(folder);
    site = new Site(means.data(), means.clock());
    journal = new Journal(folder.resolve("journal.txt"));
    traffic = new Traffic(site, journal);
    traffic.open(site, random);
  }

  Site site() {
    return site;
  }

  /// Strikes one after the other, and then checks everything.
  Result run(Fault fault, int runs) throws Exception {
    var round = strike(fault, runs);
    return result(round, check());
  }

  /// A fault that was struck, and has not been checked yet.
  ///
  /// @param from the first request of it in the journal
  /// @param to behind the last
  record Round(Fault fault, int from, int to, int inFlight, List<Long> recoveredMs) {}

  Round strike(Fault fault, int runs) throws Exception {
    int from = journal.all().size();
    int inFlight = 0;
    int down = traffic.timesDown();
    var recovered = new ArrayList<Long>();
    traffic.begin(site, random, String.valueOf(rounds++));
    try {
      for (int run = 0; run < runs; run++) {
        bothAreWrittenTo(System.nanoTime());
        aim();
        inFlight += journal.inFlight();
        journal.note("strikes " + fault + " " + run);
        var struck = fault.strike(site, journal, random);
        journal.note("has struck " + fault + " " + run);
        long longest = 0;
        for (int node : struck.nodes())
          longest =
              Math.max(
                  longest,
                  journal.awaitAcknowledged(node, struck.since(), PATIENCE_MS) - struck.since());
        recovered.add(TimeUnit.NANOSECONDS.toMillis(longest));
      }
      bothAreWrittenTo(System.nanoTime());
    } finally {
      traffic.end();
    }
    if (fault == Fault.STOPPED_DATABASE && traffic.timesDown() == down)
      throw new IllegalStateException("the database stood still, and no server said so");
    return new Round(fault, from, journal.all().size(), inFlight, recovered);
  }

  private void bothAreWrittenTo(long since) throws InterruptedException {
    for (var node : site.nodes()) journal.awaitAcknowledged(node.number(), since, PATIENCE_MS);
  }

  /// At a moment when requests wait for their answers.
  private void aim() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(AIM_MS);
    while (journal.inFlight() < IN_FLIGHT && System.nanoTime() < end)
      TimeUnit.MICROSECONDS.sleep(200);
  }

  Result result(Round round, Checker.Verdict verdict) {
    var sent = journal.all().subList(round.from(), round.to());
    var acknowledged = new HashSet<UUID>();
    var unknown = new HashSet<UUID>();
    int refused = 0;
    for (Sent one : sent)
      switch (one.told()) {
        case Told.Acknowledged _ -> acknowledged.add(one.act());
        case Told.NotNow _ -> refused++;
        case Told.Unknown _ -> unknown.add(one.act());
        case Told.Refused _, Told.Unclear _ -> {}
      }
    unknown.removeAll(acknowledged);
    return new Result(
        round.fault(),
        round.recoveredMs().size(),
        round.inFlight(),
        acknowledged.size(),
        refused,
        unknown.size(),
        (int) unknown.stream().filter(verdict.record()::containsKey).count(),
        (int) acknowledged.stream().filter(verdict.word().lost()::contains).count(),
        (int) acknowledged.stream().filter(verdict.word().doubled()::contains).count(),
        round.recoveredMs(),
        verdict.wrong());
  }

  Checker.Verdict check() throws Exception {
    return new Checker(site, journal, traffic, folder).check();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    traffic.close();
    site.close();
    journal.close();
  }
}
