package ledger.bench.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import ledger.bench.reading.Data;
import ledger.bench.reading.Ledgers;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;
import ledger.query.Query;
import ledger.rebuild.postgres.Rebuild;
import org.postgresql.PGConnection;

/// Row 11: all answers made anew from the record, against [Usual] projections, and against the
/// limit: reading the same bytes by COPY and writing the same rows by COPY.
record Rebuilt(Options options, Database.Server server) implements Row {

  private static final int ACTS = 200_000;
  private static final long SEED = 5;

  /// So many are enough to see the pace of the usual way.
  private static final int USUAL = 5_000;

  @Override
  public Set<Integer> numbers() {
    return Set.of(11);
  }

  @Override
  public List<Line> measured() throws Exception {
    try (var database = server.fresh();
        var stock = server.fresh()) {
      var ledgers = new Ledgers(ACTS, SEED);
      Data.load(ledgers, database.unpooled());
      return measured(options, database, stock, ledgers);
    }
  }

  private static List<Line> measured(
      Options options, Database database, Database stock, Ledgers ledgers) throws Exception {
    try (var ours = new OurRecording(database, false)) {
      ours.start();
      awaitDone(ours.rebuild()); // the one that it begins by itself, on a record without answers
      long head = ours.head();
      var rebuilt = new ArrayList<Double>();
      for (int round = 0; round < options.rounds(); round++) rebuilt.add(head / rebuild(ours));
      var copied = new ArrayList<Double>();
      var names = ours.questions().stream().map(Query::name).toList();
      for (int round = 0; round < options.rounds(); round++)
        copied.add(head / copy(database, names));
      for (var name : names) database.run("truncate reading.\"" + name + "\"");
      database.run("truncate reading.freshness");
      double usual = Usual.pace(stock, ledgers, ours, USUAL);
      System.err.printf(
          "%,d acts: rebuilt %s, usual %,.0f/s, COPY %s%n", head, rebuilt, usual, copied);
      var mine = Spread.of(rebuilt);
      var metric = "acts a second, all answers made anew, %,d acts".formatted(head);
      return List.of(
          Line.more(
              11, metric, "Axon JDBC, an act at a time", mine, Spread.of(usual), "/s", 10, 10),
          Line.more(
              11,
              metric,
              "COPY of the bytes and the rows",
              mine,
              Spread.of(copied),
              "/s",
              0.5,
              0.5));
    }
  }

  /// @return seconds
  private static double rebuild(OurRecording ours) throws Exception {
    var rebuild = ours.rebuild();
    long begun = System.nanoTime();
    if (!rebuild.start(ours.questions().stream().map(Query::name).toList()))
      throw new IllegalStateException("a rebuild is under way");
    awaitDone(rebuild);
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void awaitDone(Rebuild rebuild) throws InterruptedException {
    while (is(rebuild, "RUNNING")) TimeUnit.MILLISECONDS.sleep(5);
    if (!is(rebuild, "DONE")) throw new IllegalStateException("the rebuild has stopped");
  }

  private static boolean is(Rebuild rebuild, String state) {
    return rebuild.progress().orElseThrow().state().toString().equals(state);
  }

  /// @return seconds
  private static double copy(Database database, List<String> tables) throws Exception {
    try (var connection = database.unpooled().getConnection()) {
      var copies = connection.unwrap(PGConnection.class).getCopyAPI();
      var rows = new HashMap<String, byte[]>();
      for (var table : tables) {
        var bytes = new ByteArrayOutputStream();
        copies.copyOut("copy reading.\"" + table + "\" to stdout (format binary)", bytes);
        rows.put(table, bytes.toByteArray());
        run(
            connection,
            "create table reading.limit_"
                + table
                + " (like reading.\""
                + table
                + "\" including all)");
      }
      long begun = System.nanoTime();
      copies.copyOut(
          "copy (select leaf, opening from record.event order by pos) to stdout (format binary)",
          OutputStream.nullOutputStream());
      for (var table : tables)
        copies.copyIn(
            "copy reading.limit_" + table + " from stdin (format binary)",
            new ByteArrayInputStream(rows.get(table)));
      double seconds = (System.nanoTime() - begun) / 1e9;
      for (var table : tables) run(connection, "drop table reading.limit_" + table);
      return seconds;
    }
  }

  private static void run(Connection connection, String sql) throws Exception {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
