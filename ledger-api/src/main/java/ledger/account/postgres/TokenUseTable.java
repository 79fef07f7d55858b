package ledger.account.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every statement that touches `access.token_use`: when a token was used last, on any node.
/// Nothing is decided on it, and it can be emptied.
@Repository
public class TokenUseTable {

  private final JdbcClient sql;

  TokenUseTable(JdbcClient sql) {
    this.sql = sql;
  }

  /// @param uses by the hash of the token; an earlier use than the one that is stored changes
  ///   nothing
  public void used(Map<String, Instant> uses) {
    sql.sql(
            """
            insert into access.token_use (token, used)
            select * from unnest(cast(:tokens as text[]), cast(:used as timestamptz[])) order by 1
            on conflict (token) do update set used = greatest(token_use.used, excluded.used)
            """)
        .param("tokens", uses.keySet().toArray(String[]::new))
        .param("used", uses.values().stream().map(Instant::toString).toArray(String[]::new))
        .update();
  }

  public Map<String, Instant> of(Collection<String> tokens) {
    var uses = new HashMap<String, Instant>();
    sql.sql("select token, used from access.token_use where token = any(:tokens)")
        .param("tokens", tokens.toArray(String[]::new))
        .query((row, _) ->
            uses.put(
                row.getString("token"), row.getObject("used", OffsetDateTime.class).toInstant()))
        .list();
    return uses;
  }

  /// Forgets all that are on record no more.
  ///
  /// @param before used since then they are kept: another node may know more of the record
  public void keepOnly(Collection<String> tokens, Instant before) {
    sql.sql("delete from access.token_use where used < :before and not token = any(:tokens)")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("tokens", tokens.toArray(String[]::new))
        .update();
  }
}
