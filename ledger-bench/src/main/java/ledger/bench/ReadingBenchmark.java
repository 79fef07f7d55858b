package ledger.bench;

import java.util.ArrayList;
import ledger.bench.reading.Options;
import ledger.bench.reading.Rows;
import ledger.bench.record.Line;
import ledger.bench.record.Table;

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
    var lines = new ArrayList<Line>();
    System.out.printf(
        "Java %s, %d processors, %,d acts%n%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), options.acts());
    for (var row : Rows.all())
      if (row.numbers().stream().anyMatch(options::wants)) lines.addAll(row.measured(options));
    System.out.println(Table.of(lines));
  }
}
