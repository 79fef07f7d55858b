package ledger.sourcecopy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.act.UserId;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Every statement that touches `desk.source_copy`.
@Repository
class SourceCopyTable {

  private static final String ALL_BUT_CONTENT =
      "act, negotiation, keeper, hash, size, key, recorded";

  private final JdbcClient sql;

  SourceCopyTable(JdbcClient sql) {
    this.sql = sql;
  }

  /// @param most bytes that one keeper keeps
  /// @return whether there was room for it
  boolean insert(SourceCopy copy, byte[] content, Instant at, long most) {
    return sql.sql(
                """
                insert into desk.source_copy (act, negotiation, keeper, hash, size, key, content, kept, recorded)
                select :act, :negotiation, :keeper, :hash, :size, :key, :content, :kept, :recorded
                where (select coalesce(sum(size), 0) from desk.source_copy where keeper = :keeper) + :size <= :most
                on conflict (act) do nothing
                """)
            .param("act", copy.act())
            .param("negotiation", copy.negotiation().value())
            .param("keeper", copy.keeper().value())
            .param("hash", copy.hash())
            .param("size", copy.size())
            .param("key", copy.key())
            .param("content", content)
            .param("kept", at.atOffset(ZoneOffset.UTC))
            .param("recorded", copy.recorded())
            .param("most", most)
            .update()
        == 1;
  }

  Optional<SourceCopy> find(UUID act) {
    return sql.sql("select " + ALL_BUT_CONTENT + " from desk.source_copy where act = :act")
        .param("act", act)
        .query((row, _) -> copy(row))
        .optional();
  }

  Optional<byte[]> content(UUID act) {
    return sql.sql("select content from desk.source_copy where act = :act")
        .param("act", act)
        .query((row, _) -> row.getBytes("content"))
        .optional();
  }

  List<SourceCopy> of(Id negotiation) {
    return sql.sql(
            "select "
                + ALL_BUT_CONTENT
                + " from desk.source_copy where negotiation = :negotiation and recorded")
        .param("negotiation", negotiation.value())
        .query((row, _) -> copy(row))
        .list();
  }

  /// Those of a keeper that never came on record.
  List<SourceCopy> leftBehind(UserId keeper, Instant before) {
    return sql.sql(
            "select "
                + ALL_BUT_CONTENT
                + " from desk.source_copy where keeper = :keeper and not recorded and kept < :before")
        .param("keeper", keeper.value())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query((row, _) -> copy(row))
        .list();
  }

  void recorded(UUID act) {
    sql.sql("update desk.source_copy set recorded = true where act = :act and not recorded")
        .param("act", act)
        .update();
  }

  void delete(UUID act) {
    sql.sql("delete from desk.source_copy where act = :act").param("act", act).update();
  }

  private static SourceCopy copy(ResultSet row) throws SQLException {
    return new SourceCopy(
        row.getObject("act", UUID.class),
        Id.of(row.getString("negotiation")),
        new UserId(row.getString("keeper")),
        row.getString("hash"),
        row.getLong("size"),
        row.getObject("key", UUID.class),
        row.getBoolean("recorded"));
  }
}
