package ledger.bench.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import ledger.bench.server.Build;
import ledger.bench.server.Connection;
import ledger.bench.server.Server;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;
import ledger.value.Id;
import org.HdrHistogram.Histogram;

/// Rows 1 to 3: the page of the matrix of a negotiation of a thousand acts, over HTTP on one
/// connection that is kept, on a large ledger and on a hundredth of it; and what memory the server
/// has by then.
///
/// Cold is a negotiation that this server was not asked for before: PostgreSQL may have its pages.
/// Before anything is measured, the code is compiled on other negotiations.
public record Pages(Options options) implements Row {

  private static final long SEED = 5;
  private static final int SHARE = 100;
  private static final int WARM = 4_000;
  private static final int HOT = 8;
  private static final double LIMIT_MS = 10;
  private static final double LIMIT_MIB = 512;

  @Override
  public Set<Integer> numbers() {
    return Set.of(1, 2, 3);
  }

  /// @param resident MiB
  private record Asked(long acts, Histogram cold, Histogram hot, double resident) {}

  @Override
  public List<Line> measured() throws Exception {
    var small = on(options.acts() / SHARE, options);
    var large = on(options.acts(), options);
    var lines = new ArrayList<Line>();
    for (double percentile : new double[] {50, 99}) {
      lines.addAll(lines(1, "hot", percentile, large.hot, small.hot, large, small));
      lines.addAll(lines(2, "cold", percentile, large.cold, small.cold, large, small));
    }
    lines.add(
        atMost(
            3,
            "resident memory of the server, %,d acts".formatted(large.acts),
            "%.0f MiB".formatted(LIMIT_MIB),
            large.resident,
            LIMIT_MIB,
            "MiB",
            1));
    return lines;
  }

  /// Mebibytes that the server has resident on the large ledger, after it has answered.
  public double resident() throws Exception {
    return on(options.acts(), options).resident;
  }

  private static List<Line> lines(
      int row,
      String how,
      double percentile,
      Histogram ours,
      Histogram theirs,
      Asked large,
      Asked small) {
    var metric =
        "page of the matrix of 1,000 acts, %s, p%.0f of %,d, ledger of %,d"
            .formatted(how, percentile, ours.getTotalCount(), large.acts);
    double mine = ours.getValueAtPercentile(percentile) / 1e6;
    double peer = theirs.getValueAtPercentile(percentile) / 1e6;
    return List.of(
        atMost(row, metric, "10 ms", mine, LIMIT_MS, "ms", 1),
        atMost(row, metric, "of %,d".formatted(small.acts), mine, peer, "ms", 1.2));
  }

  private static Line atMost(
      int row, String metric, String peer, double ours, double theirs, String unit, double aim) {
    return new Line(
        row, metric, peer, one(ours), one(theirs), ours / theirs, unit, aim, aim, true, false);
  }

  private static Spread one(double figure) {
    return new Spread(figure, figure, figure);
  }

  private static Asked on(long acts, Options options) throws Exception {
    var ledgers = new Ledgers(acts, SEED);
    var data = Data.of(ledgers, acts, options.home());
    try (var server = Server.started(command(data, options), data)) {
      var seconds = server.awaitTakenIn();
      server.awaitSigned(acts);
      while (server.get("/negotiations/" + Ledgers.negotiation(0)).statusCode() != 200)
        TimeUnit.MILLISECONDS.sleep(200);
      System.err.printf("the server took it in in %.0f s%n", seconds);
      return asked(ledgers, acts, server, options.requests());
    }
  }

  private static List<String> command(Path data, Options options) throws IOException {
    var here = Build.ours(Path.of(""));
    if (options.server().isEmpty()) return here.serve(data);
    var command = new ArrayList<String>();
    command.add(Build.java());
    command.addAll(here.flags());
    command.addAll(List.of("-jar", options.server().orElseThrow().toString()));
    command.addAll(List.of("serve", "--port=0", "--data=" + data, "--json"));
    return command;
  }

  private static Asked asked(Ledgers ledgers, long acts, Server server, int requests)
      throws Exception {
    try (var reader = new Connection(server.url(), server.token())) {
      return asked(ledgers, acts, server, reader, requests);
    }
  }

  /// @return nanoseconds
  private static long matrix(Connection reader, Id negotiation) throws IOException {
    long begun = System.nanoTime();
    reader.get("/negotiations/" + negotiation + "/positions");
    return System.nanoTime() - begun;
  }

  private static Asked asked(
      Ledgers ledgers, long acts, Server server, Connection reader, int requests)
      throws IOException {
    var thousands = ledgers.ofSize(Ledgers.LARGE);
    var hot = thousands.subList(0, Math.min(HOT, thousands.size() / 2));
    for (int number = 0; number < Math.min(WARM, ledgers.negotiations()); number++)
      if (!thousands.contains(Ledgers.negotiation(number)))
        matrix(reader, Ledgers.negotiation(number));
    for (int i = 0; i < WARM; i++) matrix(reader, hot.get(i % hot.size()));
    var cold = histogram();
    for (var id : most(thousands.subList(hot.size(), thousands.size()), requests))
      cold.recordValue(matrix(reader, id));
    var again = histogram();
    for (int i = 0; i < requests; i++) again.recordValue(matrix(reader, hot.get(i % hot.size())));
    double resident = server.resident() / 1024.0 / 1024;
    shown("cold", acts, cold);
    shown("hot", acts, again);
    System.err.printf("%,d acts: %.0f MiB resident%n", acts, resident);
    return new Asked(acts, cold, again, resident);
  }

  private static List<Id> most(List<Id> ids, int requests) {
    return ids.subList(0, Math.min(requests, ids.size()));
  }

  private static Histogram histogram() {
    return new Histogram(60_000_000_000L, 3);
  }

  private static void shown(String how, long acts, Histogram took) {
    var millis =
        LongStream.of(50, 90, 99, 100)
            .mapToObj(p -> "p%d %.2f".formatted(p, took.getValueAtPercentile(p) / 1e6))
            .toList();
    System.err.printf("%,d acts, %s: %s ms of %,d%n", acts, how, millis, took.getTotalCount());
  }
}
