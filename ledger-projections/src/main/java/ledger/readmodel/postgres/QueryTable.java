package ledger.readmodel.postgres;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement that touches `reading.query`: the queries whose rows are stored, and by which
/// code they were folded.
public final class QueryTable {

  private final JdbcClient sql;
  private final String code;

  /// @param code that folds here
  public QueryTable(JdbcClient sql, String code) {
    this.sql = sql;
    this.code = code;
  }

  public Set<String> known() {
    return new HashSet<>(sql.sql("select name from reading.query").query(String.class).list());
  }

  /// Those of which rows are stored that other code has folded.
  public Set<String> foldedByOthers() {
    return new HashSet<>(
        sql.sql("select name from reading.query where code <> :code")
            .param("code", code)
            .query(String.class)
            .list());
  }

  /// Their rows are stored from now on; by whom what was before is folded is said when it is.
  public void add(Collection<String> names) {
    sql.sql("insert into reading.query (name) select unnest(:names::text[]) on conflict do nothing")
        .param("names", names.toArray(String[]::new))
        .update();
  }

  /// All their rows are folded by the code that folds here.
  public void folded(Collection<String> names) {
    sql.sql("update reading.query set code = :code where name = any (:names::text[])")
        .param("code", code)
        .param("names", names.toArray(String[]::new))
        .update();
  }
}
