package ledger.readmodel.postgres;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcOperations;

/// The tables of the queries that there are. One that was dropped is left out until a rebuild has
/// made it again; the others go on.
final class Tables {

  private static final long LOOK_AGAIN_NS = TimeUnit.SECONDS.toNanos(1);

  private final List<String> queries;
  private final String suffix;
  private final JdbcOperations sql;
  private volatile Looked looked = new Looked(List.of(), Long.MIN_VALUE);

  private record Looked(List<String> there, long at) {}

  /// @param suffix what the name of a query's table has besides the query's
  Tables(List<String> queries, String suffix, JdbcOperations sql) {
    this.queries = queries;
    this.suffix = suffix;
    this.sql = sql;
  }

  /// In the order in which they were given.
  List<String> there() {
    var last = looked;
    boolean isOld = last.at() == Long.MIN_VALUE || System.nanoTime() - last.at() > LOOK_AGAIN_NS;
    return last.there().size() < queries.size() && isOld ? lookAgain() : last.there();
  }

  List<String> lookAgain() {
    Set<String> names =
        new HashSet<>(
            sql.queryForList(
                "select tablename from pg_tables where schemaname = 'reading'", String.class));
    var there = queries.stream().filter(query -> names.contains(query + suffix)).toList();
    looked = new Looked(there, System.nanoTime());
    return there;
  }

  /// @param name that the code gives and never a client
  String of(String name) {
    return "reading.\"" + name + suffix + "\"";
  }

  String suffix() {
    return suffix;
  }
}
