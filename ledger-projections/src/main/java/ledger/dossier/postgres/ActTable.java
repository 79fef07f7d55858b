package ledger.dossier.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import ledger.act.Id;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.act.json.ActFormat.Parsed.Unread;
import ledger.dossier.Entry;
import ledger.record.Recorded;
import ledger.record.Vocabulary;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every statement that touches `reading.act`: the acts of each negotiation, ready to be folded.
public final class ActTable {

  private final JdbcClient sql;
  private final ActFormat format;

  public ActTable(JdbcClient sql, ActFormat format) {
    this.sql = sql;
    this.format = format;
  }

  void insert(Entry entry) {
    var act = entry.act();
    sql.sql(
            """
            insert into reading.act (position, negotiation, act_id, act, recorded_by, recorded_at)
            values (:position, :negotiation, :actId, :act, :recordedBy, :recordedAt)
            """)
        .param("position", entry.position())
        .param("negotiation", act.negotiation().value())
        .param("actId", act.actId())
        .param("act", format.write(act))
        .param("recordedBy", entry.recorded().by().value())
        .param("recordedAt", Timestamp.from(entry.recorded().at()))
        .update();
  }

  public List<Entry> of(Id negotiation) {
    return sql.sql(
            """
            select position, act, recorded_by, recorded_at
              from reading.act
             where negotiation = :negotiation
             order by position
            """)
        .param("negotiation", negotiation.value())
        .query((row, _) -> entry(row))
        .list();
  }

  public boolean has(long position) {
    return sql.sql("select exists (select from reading.act where position = :position)")
        .param("position", position)
        .query(Boolean.class)
        .single();
  }

  void clear() {
    sql.sql("truncate reading.act").update();
  }

  private Entry entry(ResultSet row) throws SQLException {
    var act =
        switch (format.read(row.getBytes("act"))) {
          case Read(var readable) -> readable;
          case Unread(var why) ->
              throw new IllegalStateException("position " + row.getLong("position") + ": " + why);
        };
    var event = Vocabulary.ofAct(act.name()).orElseThrow().happened(act);
    return Entry.of(
        row.getLong("position"),
        new Recorded(
            event,
            new UserId(row.getString("recorded_by")),
            row.getTimestamp("recorded_at").toInstant()));
  }
}
