package ledger.bench;

import ledger.bench.record.Database;
import ledger.bench.record.Options;
import ledger.bench.record.RecordRows;
import ledger.bench.table.Rows;
import ledger.bench.table.Table;

/// How fast the record is against others, as ratios of one run on one machine: a table on standard
/// output, and each round as it passes on standard error.
///
/// ```
/// mvn -Pbench -pl ledger-bench -am -DskipTests package
/// java -cp 'ledger-bench/target/classes:ledger-bench/target/lib/*' ledger.bench.RecordBenchmark
/// ```
public final class RecordBenchmark {

  private RecordBenchmark() {}

  public static void main(String[] args) throws Exception {
    var options = Options.of(args);
    try (var server = new Database.Server(options.home())) {
      System.out.printf(
          "Java %s, PostgreSQL %s, fsync %s, %d processors, medians of %d rounds of %d s (least - most)%n%n",
          Runtime.version(),
          server.show("server_version"),
          server.show("fsync"),
          Runtime.getRuntime().availableProcessors(),
          options.rounds(),
          options.seconds());
      System.out.println(Table.of(Rows.measured(RecordRows.all(options, server), options::wants)));
    }
  }
}
