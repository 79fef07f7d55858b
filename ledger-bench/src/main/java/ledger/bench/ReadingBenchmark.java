package ledger.bench;

import java.util.List;
import ledger.bench.reading.Options;
import ledger.bench.reading.Pages;
import ledger.bench.table.Rows;
import ledger.bench.table.Table;

/// How fast the ledger answers on a ledger of millions of acts, as ratios of one run on one
/// machine: a table on standard output, and what passes on standard error.
///
/// ```
/// mvn -Pbench -pl ledger-bench -am -DskipTests package
/// java -cp 'ledger-bench/target/classes:ledger-bench/target/lib/*' ledger.bench.ReadingBenchmark
/// ```
public final class ReadingBenchmark {

  private ReadingBenchmark() {}

  public static void main(String[] args) throws Exception {
    var options = Options.of(args);
    System.out.printf(
        "Java %s, %d processors, %,d acts%n%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), options.acts());
    System.out.println(Table.of(Rows.measured(List.of(new Pages(options)), options::wants)));
  }
}
