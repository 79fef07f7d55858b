package ledger.readmodel.postgres;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement that touches `reading.query`: the queries whose rows are stored.
public final class QueryTable {

  private final JdbcClient sql;

  public QueryTable(JdbcClient sql) {
    this.sql = sql;
  }

  public Set<String> known() {
    return new HashSet<>(sql.sql("select name from reading.query").query(String.class).list());
  }

  public void add(Collection<String> names) {
    sql.sql("insert into reading.query (name) select unnest(:names::text[]) on conflict do nothing")
        .param("names", names.toArray(String[]::new))
        .update();
  }
}
