package ledger.bench;

import ledger.bench.paths.Options;
import ledger.bench.paths.PathRows;
import ledger.bench.table.Rows;
import ledger.bench.table.Table;

/// How fast the two paths are, the way in and the way out, against the build of another checkout: a
/// table on standard output, and each round as it passes on standard error.
///
/// ```
/// git worktree add ../today c830e4e && (cd ../today && mvn package -pl '!ledger-eyes' -DskipTests)
/// mvn -Pbench -pl ledger-bench -am -DskipTests package
/// java -cp 'ledger-bench/target/classes:ledger-bench/target/lib/*' ledger.bench.PathsBenchmark --today ../today --rounds 5
/// ```
public final class PathsBenchmark {

  private PathsBenchmark() {}

  public static void main(String[] args) throws Exception {
    var options = Options.of(args);
    System.out.printf(
        "Java %s, %d processors, medians of %d rounds (least - most)%s%n%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        options.times(),
        options.brief() ? "; a smoke run, whose figures mean nothing" : "");
    System.out.println(Table.of(Rows.measured(PathRows.all(options), options::wants)));
  }
}
