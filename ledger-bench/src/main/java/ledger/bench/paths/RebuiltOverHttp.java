package ledger.bench.paths;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import ledger.bench.server.Build;
import ledger.bench.server.Server;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;
import org.postgresql.PGConnection;

/// Row 7: all answers made anew (`POST /operator/rebuild`), against the limit: reading the same
/// bytes by COPY, and writing the same rows by COPY, in the same database.
record RebuiltOverHttp(Options options) implements Row {

  /// A rebuild that is not measured goes before, for the compiler.
  private record Made(double rebuilt, double copied) {

    double share() {
      return rebuilt / copied;
    }
  }

  @Override
  public Set<Integer> numbers() {
    return Set.of(7);
  }

  @Override
  public List<Line> measured() throws Exception {
    Map<String, List<Made>> made = new HashMap<>();
    for (int round = 0; round < options.times(); round++)
      for (var build : options.inTurn(round)) {
        var one = Loaded.trial(build, options, server -> trial(build, server));
        made.computeIfAbsent(build.name(), _ -> new ArrayList<>()).add(one);
        System.err.printf(
            "round %d %-14s rebuilt %,.0f/s, copied %,.0f/s%n",
            round + 1, build.name(), one.rebuilt, one.copied);
      }
    var ours = made.get(options.our().name());
    var todays = spread(made.get(options.todays().name()), Made::share);
    return List.of(
        Line.more(
            7,
            "acts a second, all answers made anew, %,d acts"
                .formatted(options.negotiations() * Loaded.ACTS),
            "COPY of the bytes and the rows (today's build: %s)"
                .formatted(Spread.shown(todays.median())),
            spread(ours, Made::rebuilt),
            spread(ours, Made::copied),
            "/s",
            0.5,
            0.4));
  }

  private Made trial(Build build, Server server) throws Exception {
    double acts = options.negotiations() * Loaded.ACTS;
    rebuild(server);
    double rebuilt = acts / rebuild(server);
    try (var connection = server.database()) {
      return new Made(rebuilt, acts / copy(connection, build.tables()));
    }
  }

  /// @return seconds
  private static double rebuild(Server server) throws Exception {
    long begun = System.nanoTime();
    var begins = server.post("/operator/rebuild", "");
    if (begins.statusCode() != 202)
      throw new IllegalStateException("no rebuild: " + new String(begins.body()));
    String state = "RUNNING";
    while (state.equals("RUNNING")) {
      TimeUnit.MILLISECONDS.sleep(50); // asking is work for the server too
      state = server.json("/operator/rebuild").path("state").asString();
    }
    if (!state.equals("DONE")) throw new IllegalStateException("the rebuild is " + state);
    return (System.nanoTime() - begun) / 1e9;
  }

  /// @return seconds
  private static double copy(Connection connection, Build.Tables tables) throws Exception {
    var copies = connection.unwrap(PGConnection.class).getCopyAPI();
    var rows = new HashMap<String, byte[]>();
    for (var query : queries(connection, tables)) {
      var bytes = new ByteArrayOutputStream();
      copies.copyOut("copy reading.\"" + query + "\" to stdout (format binary)", bytes);
      rows.put(query, bytes.toByteArray());
      run(
          connection,
          "create table reading.limit_%s (like reading.\"%s\" including all)"
              .formatted(query, query));
    }
    long begun = System.nanoTime();
    copies.copyOut(
        "copy (" + tables.events() + ") to stdout (format binary)",
        OutputStream.nullOutputStream());
    for (var each : rows.entrySet())
      copies.copyIn(
          "copy reading.limit_" + each.getKey() + " from stdin (format binary)",
          new ByteArrayInputStream(each.getValue()));
    return (System.nanoTime() - begun) / 1e9;
  }

  private static List<String> queries(Connection connection, Build.Tables tables) throws Exception {
    try (var statement = connection.createStatement();
        var names =
            statement.executeQuery(
                "select distinct " + tables.query() + " from " + tables.progress())) {
      var queries = new ArrayList<String>();
      while (names.next()) queries.add(names.getString(1));
      return queries;
    }
  }

  private static void run(Connection connection, String sql) throws Exception {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Spread spread(List<Made> made, ToDoubleFunction<Made> figure) {
    return Spread.of(made.stream().map(figure::applyAsDouble).toList());
  }
}
