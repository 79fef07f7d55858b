package ledger.log.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import ledger.log.Altered;
import ledger.log.Leaf;
import ledger.log.LogEntry;
import ledger.log.RecordCheck;
import ledger.log.RecordCheck.Batch;
import ledger.transparency.Sha256;

/// Tells a [RecordCheck] of every row that the record's tables have.
public final class RecordRows {

  private static final int PAGE = 1_000;

  private final DataSource database;
  private final short log;
  private final CheckpointTable checkpoints;

  public RecordRows(DataSource database, short log, CheckpointTable checkpoints) {
    this.database = database;
    this.log = log;
    this.checkpoints = checkpoints;
  }

  /// An entry, or why there is none.
  private record Row(Optional<LogEntry> entry, Optional<Altered> altered, Leaf leaf) {}

  /// The origin that the tables have.
  public Optional<String> origin() {
    return Sql.list(
            database,
            "select origin from record.log where log_id = ?",
            s -> s.setShort(1, log),
            row -> row.getString("origin"))
        .stream()
        .findFirst();
  }

  /// Where the entries end, whatever the batches say.
  private long end() {
    return Sql.list(
            database,
            "select coalesce(max(pos) + 1, 0) as head from record.event where log_id = ?",
            s -> s.setShort(1, log),
            row -> row.getLong("head"))
        .getFirst();
  }

  /// Goes on up to where entries or batches end now; what comes behind is for the next time.
  ///
  /// @param each is called with each entry that can be read
  public void tell(RecordCheck check, Consumer<LogEntry> each) {
    long head = Math.max(end(), LogTable.head(database, log, LogEnd.RECORDED));
    for (long from = 0; from < head; from += PAGE) {
      long to = Math.min(head, from + PAGE);
      batches(from, to).forEach(check::batch);
      checkpoints.between(from == 0 ? -1 : from, to).forEach(check::checkpoint);
      for (var row : rows(from, to)) {
        row.entry().ifPresent(check::entry);
        row.entry().ifPresent(each);
        row.altered().ifPresent(altered -> check.unreadable(altered, row.leaf()));
      }
    }
    checkpoints.between(head, Long.MAX_VALUE).forEach(check::checkpoint);
    check.finish(head);
  }

  private List<Row> rows(long from, long to) {
    return Sql.list(
        database,
        "select "
            + LogTable.COLUMNS
            + " from record.event e where e.log_id = ? and e.pos >= ? and e.pos < ? order by e.pos",
        s -> {
          s.setShort(1, log);
          s.setLong(2, from);
          s.setLong(3, to);
        },
        RecordRows::row);
  }

  private static Row row(ResultSet row) throws SQLException {
    var stored = row.getBytes("leaf");
    var leaf = new Leaf(stored.length == Sha256.LENGTH ? stored : new byte[Sha256.LENGTH]);
    try {
      return new Row(Optional.of(LogTable.entry(row)), Optional.empty(), leaf);
    } catch (Altered altered) {
      return new Row(Optional.empty(), Optional.of(altered), leaf);
    }
  }

  private List<Batch> batches(long from, long to) {
    return Sql.list(
        database,
        """
        select first_pos, n, recorded_us from record.batch
         where log_id = ? and first_pos >= ? and first_pos < ? order by first_pos
        """,
        s -> {
          s.setShort(1, log);
          s.setLong(2, from);
          s.setLong(3, to);
        },
        row -> new Batch(row.getLong("first_pos"), row.getInt("n"), row.getLong("recorded_us")));
  }
}
