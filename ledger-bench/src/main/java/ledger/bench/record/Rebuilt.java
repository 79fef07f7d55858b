package ledger.bench.record;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import ledger.act.Id;
import ledger.dossier.Entry;
import ledger.reading.Question;
import ledger.reading.postgres.Models;
import ledger.rebuild.postgres.Rebuild;
import org.postgresql.PGConnection;

/// Row 11: all answers made anew from the record, against a handler that folds and writes at each
/// act, as projections are usually written, and against the limit: reading the same bytes by COPY
/// and writing the same rows by COPY.
final class Rebuilt implements Row {

  private static final int NEGOTIATIONS = 1_000;
  private static final int ACTS = 50_000;

  /// So many are enough to see the pace of the usual way.
  private static final int USUAL = 5_000;

  private static final int BATCH = 100;

  @Override
  public Set<Integer> numbers() {
    return Set.of(11);
  }

  @Override
  public List<Line> measured(Options options, Database.Server server) throws Exception {
    try (var database = server.fresh();
        var ours = new OurRecording(database, false)) {
      Opening.of(NEGOTIATIONS, ours.engine());
      ours.start();
      long head = ours.head();
      while (head < ACTS) {
        Load.on(Commands.readiness(ours, NEGOTIATIONS), options.callers(), 1);
        head = ours.head();
      }
      var rebuilt = new ArrayList<Double>();
      for (int round = 0; round < options.rounds(); round++) rebuilt.add(head / rebuild(ours));
      var copied = new ArrayList<Double>();
      var names = ours.questions().stream().map(Question::name).toList();
      for (int round = 0; round < options.rounds(); round++)
        copied.add(head / copy(database, names));
      for (var name : names) database.run("truncate reading.\"" + name + "\"");
      database.run("truncate reading.model");
      double usual = usual(ours);
      System.err.printf(
          "%,d acts: rebuilt %s, usual %,.0f/s, COPY %s%n", head, rebuilt, usual, copied);
      var mine = Spread.of(rebuilt);
      var metric = "acts a second, all answers made anew, %,d acts".formatted(head);
      return List.of(
          Line.more(11, metric, "an act at a time", mine, Spread.of(usual), "/s", 10, 10),
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
    if (!rebuild.start(ours.questions().stream().map(Question::name).toList()))
      throw new IllegalStateException("a rebuild is under way");
    while (is(rebuild, "RUNNING")) TimeUnit.MILLISECONDS.sleep(5);
    if (!is(rebuild, "DONE")) throw new IllegalStateException("the rebuild has stopped");
    return (System.nanoTime() - begun) / 1e9;
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
          "copy (select leaf, meta, payload from record.event order by pos) to stdout (format binary)",
          OutputStream.nullOutputStream());
      for (var table : tables)
        copies.copyIn(
            "copy reading.limit_" + table + " from stdin (format binary)",
            new java.io.ByteArrayInputStream(rows.get(table)));
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

  /// From the first act on, each by itself: fold, and a statement for each table. Both read the
  /// same log, which is no slower than Axon's.
  ///
  /// @return acts a second
  private static double usual(OurRecording ours) {
    var known = new HashMap<Id, List<Entry>>();
    var means = ours.means().over(id -> known.getOrDefault(id, List.of()));
    var models = ours.questions().stream().map(q -> Models.of(q, means)).toList();
    long begun = System.nanoTime();
    for (long from = 0; from < USUAL; from += BATCH) {
      var batch = ours.acts(from, BATCH);
      ours.transaction()
          .executeWithoutResult(_ -> {
            for (var act : batch) {
              var id = act.recorded().event().act().negotiation();
              known.computeIfAbsent(id, _ -> new ArrayList<>()).add(act);
              models.forEach(m -> m.foldAgain(id));
            }
          });
    }
    return USUAL / ((System.nanoTime() - begun) / 1e9);
  }
}
