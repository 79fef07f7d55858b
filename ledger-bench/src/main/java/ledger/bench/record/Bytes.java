package ledger.bench.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ledger.bench.table.Line;
import ledger.bench.table.Row;
import ledger.bench.table.Spread;

/// Row 6: what an act takes on disk, all tables and their indexes, after many were written at once
/// through the whole of it.
record Bytes(Options options, Database.Server server) implements Row {

  private static final int ACTS = 100_000;
  private static final int NEGOTIATIONS = 2_000;

  private static final String TABLES =
      """
      select c.relname, sum(pg_table_size(c.oid)), sum(pg_indexes_size(c.oid))
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'record' and c.relkind = 'r'
       group by c.relname order by 2 desc
      """;
  private static final String OPENINGS =
      "select 'openings', sum(octet_length(opening)) from record.event union all select 'acts', count(*) from record.event";
  private static final String TOTAL =
      """
      select 'total', sum(pg_total_relation_size(c.oid))
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'record' and c.relkind in ('r', 'm')
      """;

  @Override
  public Set<Integer> numbers() {
    return Set.of(6);
  }

  @Override
  public List<Line> measured() throws Exception {
    try (var database = server.fresh();
        var ours = new OurRecording(database, false)) {
      Opening.of(NEGOTIATIONS, ours.engine());
      long opened = database.numbers(OPENINGS).get("acts");
      while (database.numbers(OPENINGS).get("acts") < opened + ACTS)
        Load.on(Commands.readiness(ours, NEGOTIATIONS), options.callers(), 2);
      var openings = database.numbers(OPENINGS);
      double acts = openings.get("acts");
      long total = database.numbers(TOTAL).get("total");
      System.err.printf("%,.0f acts; bytes an act: %s%n", acts, byTable(database, acts));
      return List.of(
          Line.atMost(
              6,
              "bytes on disk an act, of %,.0f".formatted(acts),
              "its opening",
              Spread.of(total / acts),
              Spread.of(openings.get("openings") / acts),
              "B",
              3,
              4));
    }
  }

  private static List<String> byTable(Database database, double acts) throws Exception {
    var shown = new ArrayList<String>();
    try (var connection = database.unpooled().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(TABLES)) {
      while (rows.next())
        if (rows.getLong(2) + rows.getLong(3) > acts)
          shown.add(
              "%s %.0f + indexes %.0f"
                  .formatted(rows.getString(1), rows.getLong(2) / acts, rows.getLong(3) / acts));
    }
    return shown;
  }
}
