package ledger.bench.paths;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import ledger.bench.server.Connection;
import ledger.bench.server.Server;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;

/// Row 13: what a browser waits for the page of the matrix of a negotiation of a thousand acts,
/// against what software waits for the same rows as JSON. One client, who keeps its connection and
/// asks for both in turn.
///
/// Each is asked about now, where the rows are kept, and about another second each time, where they
/// are computed for the answer.
record MatrixAsPage(Options options) implements Row {

  private static final String HTML = "text/html";
  private static final String JSON = "application/json";

  /// Milliseconds, medians of a trial.
  private record Waited(double page, double json, double freshPage, double freshJson) {}

  @Override
  public Set<Integer> numbers() {
    return Set.of(13);
  }

  @Override
  public List<Line> measured() throws Exception {
    var waited = new ArrayList<Waited>();
    for (int round = 0; round < options.times(); round++) {
      var one = Folder.trial(options.our(), options, this::trial);
      waited.add(one);
      System.err.printf("round %d %s%n", round + 1, one);
    }
    return List.of(
        line("kept rows", waited, Waited::page, Waited::json),
        line("computed for it", waited, Waited::freshPage, Waited::freshJson));
  }

  private Line line(
      String how,
      List<Waited> waited,
      ToDoubleFunction<Waited> page,
      ToDoubleFunction<Waited> json) {
    return Line.atMost(
        13,
        "page of the matrix (%,d acts) for a browser, %s, p50".formatted(acts(), how),
        "the same rows as JSON",
        Spread.of(waited.stream().map(page::applyAsDouble).toList()),
        Spread.of(waited.stream().map(json::applyAsDouble).toList()),
        "ms",
        1.5,
        1.5);
  }

  private int acts() {
    return options.or(1_000, 60);
  }

  private Waited trial(Server server) throws Exception {
    Sending.of(Negotiations.acts(Negotiations.id(0), acts()), server);
    server.awaitTakenIn();
    var path = "/negotiations/" + Negotiations.id(0);
    try (var connection = new Connection(server.url(), server.token())) {
      waited(connection, path, options.or(1_000, 20));
      return waited(connection, path, options.or(500, 20));
    }
  }

  private static Waited waited(Connection connection, String path, int times) throws IOException {
    var page = new double[times];
    var json = new double[times];
    var freshPage = new double[times];
    var freshJson = new double[times];
    for (int i = 0; i < times; i++) {
      page[i] = milliseconds(connection, path, HTML);
      json[i] = milliseconds(connection, path + "/positions?limit=1000", JSON);
      freshPage[i] = milliseconds(connection, path + "?about=" + second(2 * i), HTML);
      freshJson[i] =
          milliseconds(connection, path + "/positions?limit=1000&about=" + second(2 * i + 1), JSON);
    }
    return new Waited(median(page), median(json), median(freshPage), median(freshJson));
  }

  private static String second(int number) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number).toString();
  }

  private static double milliseconds(Connection connection, String path, String accept)
      throws IOException {
    long begun = System.nanoTime();
    connection.get(path, accept);
    return (System.nanoTime() - begun) / 1e6;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
