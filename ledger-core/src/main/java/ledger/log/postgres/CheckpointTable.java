package ledger.log.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import ledger.log.Checkpoints;
import ledger.log.Log.Unreachable;
import ledger.transparency.TreeHash;

/// Every statement that touches `record.checkpoint`, and those that say of one that it is shown.
public final class CheckpointTable implements Checkpoints {

  private final DataSource database;
  private final short log;
  private final long epoch;
  private final LogEnd end;
  private final String select;

  /// @param end nothing beyond it is found
  public CheckpointTable(DataSource database, short log, long epoch, LogEnd end) {
    this.database = database;
    this.log = log;
    this.epoch = epoch;
    this.end = end;
    this.select =
        "select size, root, edge, note from record.checkpoint where "
            + end.condition("size <=", log)
            + "log_id = ?";
  }

  @Override
  public Optional<Signed> last() {
    return found(select + " order by size desc limit 1", s -> s.setShort(1, log));
  }

  @Override
  public Optional<Signed> of(long size) {
    return bySize(" and size = ?", size);
  }

  /// The first that has an entry in its tree.
  public Optional<Signed> covering(long position) {
    return bySize(" and size > ? order by size limit 1", position);
  }

  /// The last that was signed of a tree of at most this size.
  public Optional<Signed> upTo(long size) {
    return bySize(" and size <= ? order by size desc limit 1", size);
  }

  private Optional<Signed> bySize(String condition, long size) {
    return found(
        select + condition,
        s -> {
          s.setShort(1, log);
          s.setLong(2, size);
        });
  }

  /// Those of a size above one and up to another, the smallest first.
  List<Signed> between(long above, long upTo) {
    return Sql.list(
        database,
        select + " and size > ? and size <= ? order by size",
        s -> {
          s.setShort(1, log);
          s.setLong(2, above);
          s.setLong(3, upTo);
        },
        CheckpointTable::signed);
  }

  private Optional<Signed> found(String sql, Sql.Bind bind) {
    return Sql.list(database, sql, bind, CheckpointTable::signed).stream().findFirst();
  }

  private static Signed signed(ResultSet row) throws SQLException {
    return new Signed(
        row.getLong("size"),
        TreeHash.of(row.getBytes("root")),
        row.getBytes("edge"),
        row.getString("note"));
  }

  @Override
  public void awaitDurable() {
    if (end == LogEnd.SHOWN) return;
    try (var connection = database.getConnection()) {
      DurableCommit.await(connection);
    } catch (SQLException e) {
      throw new Unreachable(e);
    }
  }

  @Override
  public boolean keep(Signed next, long after) {
    return Sql.durably(
            database,
            "select record.keep_checkpoint(?, ?, ?, ?, ?, ?, ?)",
            s -> {
              s.setShort(1, log);
              s.setLong(2, epoch);
              s.setLong(3, after);
              s.setLong(4, next.size());
              s.setBytes(5, next.root().bytes());
              s.setBytes(6, next.edge());
              s.setString(7, next.note());
            },
            row -> row.getBoolean(1))
        .getFirst();
  }

  /// Tells whoever reads from a standby that a checkpoint is as durable as what is acknowledged.
  public void shown(long size) {
    Sql.list(
        database,
        "select record.show(?, ?)",
        s -> {
          s.setShort(1, log);
          s.setLong(2, size);
        },
        _ -> true);
  }
}
