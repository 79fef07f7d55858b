package ledger.carryover.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import ledger.account.Account;
import ledger.act.UserId;
import ledger.carryover.CannotBeCarriedOver;
import ledger.carryover.FormerEntry;
import ledger.carryover.FormerLog;
import ledger.carryover.Pseudonyms;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables of a ledger whose leaves are of version 1.
public final class FormerTables implements FormerLog {

  private final JdbcClient sql;

  public FormerTables(DataSource database) {
    this.sql = JdbcClient.create(database);
  }

  @Override
  public String origin() {
    if (sql.sql("select to_regclass('record.naming') is null").query(Boolean.class).single())
      throw new CannotBeCarriedOver(
          "its tables are not those of a ledger with leaves of version 1: start ./ledger serve on it, which says whether it goes on as it is");
    return sql.sql("select origin from record.log").query(String.class).single();
  }

  @Override
  public Optional<String> lastCheckpoint() {
    return sql.sql("select note from record.checkpoint order by size desc limit 1")
        .query(String.class)
        .optional();
  }

  @Override
  public Map<String, Pseudonyms> pseudonyms() {
    var all = new LinkedHashMap<String, Pseudonyms>();
    sql.sql("select negotiation, secret from record.naming")
        .query((row, _) ->
            all.put(row.getString("negotiation"), new Pseudonyms(row.getBytes("secret"))))
        .list();
    return all;
  }

  private record Row(long position, FormerEntry.Stored stored) {}

  @Override
  public List<FormerEntry.Stored> from(long position, int most) {
    var rows =
        sql.sql(
                """
                select pos, leaf, stream, meta, coalesce(payload, ''::bytea) as payload
                  from record.event where pos >= :from order by pos limit :most
                """)
            .param("from", position)
            .param("most", most)
            .query((row, _) ->
                new Row(
                    row.getLong("pos"),
                    new FormerEntry.Stored(
                        row.getBytes("leaf"),
                        row.getString("stream"),
                        row.getBytes("meta"),
                        row.getBytes("payload"))))
            .list();
    for (int i = 0; i < rows.size(); i++)
      if (rows.get(i).position() != position + i)
        throw new CannotBeCarriedOver(
            "position %d of the former log is missing: put its database back from its own backup"
                .formatted(position + i));
    return rows.stream().map(Row::stored).toList();
  }

  @Override
  public Map<Account, byte[]> accounts() {
    var all = new LinkedHashMap<Account, byte[]>();
    sql.sql("select user_id, token_sha256, operator from access.account order by user_id")
        .query((row, _) ->
            all.put(
                new Account(new UserId(row.getString("user_id")), row.getBoolean("operator")),
                row.getBytes("token_sha256")))
        .list();
    return all;
  }
}
