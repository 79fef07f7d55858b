package ledger.readmodel.postgres;

import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import ledger.readmodel.StoredRow;
import ledger.value.Id;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of one query.
final class RowTable {

  record Of(Id negotiation, StoredRow row) {}

  static final class Columns extends Bulk.Columns<Of> {
    Columns(String table) {
      super(table);
      mapText("negotiation", placed -> placed.negotiation().value());
      mapText("key", placed -> placed.row().key());
      mapIntegerPrimitive("place", placed -> placed.row().place());
      mapLongPrimitive("position", placed -> placed.row().position());
      mapMoment("at", placed -> placed.row().at());
      mapText("body", placed -> placed.row().body());
      mapTextArray("words", placed -> placed.row().words());
      mapByteArray("hash", placed -> HexFormat.of().parseHex(placed.row().hash()));
    }
  }

  private final JdbcClient sql;
  private final String table;

  /// @param name of a table of the schema `reading`, that the code gives and never a client
  RowTable(JdbcClient sql, String name) {
    this.sql = sql;
    this.table = "reading.\"" + name + "\"";
  }

  /// In the order of the answer.
  List<StoredRow> of(Id negotiation) {
    return sql.sql(
            """
            select key, place, position, at, body, words, encode(hash, 'hex') hash from %s
             where negotiation = :negotiation order by place
            """
                .formatted(table))
        .param("negotiation", negotiation.value())
        .query((row, _) ->
            new StoredRow(
                row.getString("key"),
                row.getInt("place"),
                row.getLong("position"),
                Moments.ifAny(row, "at"),
                row.getString("body"),
                new TreeSet<>(List.of((String[]) row.getArray("words").getArray())),
                row.getString("hash")))
        .list();
  }
}
