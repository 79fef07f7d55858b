package ledger.log.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import ledger.log.Integrator;
import ledger.log.Log.Unreachable;
import ledger.log.LogEntry;

/// Every read of `record.event` that is not its writer's: by position, by stream, by negotiation,
/// by event.
public final class LogTable implements Integrator.Leaves {

  private static final String COLUMNS = "e.pos, e.stream, e.leaf, e.meta, e.payload";
  private static final String BY_KEY =
      "select "
          + COLUMNS
          + " from record.entry_key k join record.event e on e.log_id = k.log_id and e.pos = k.pos where ";

  private final DataSource database;
  private final short log;

  public LogTable(DataSource database, short log) {
    this.database = database;
    this.log = log;
  }

  /// The position that the next entry gets.
  @Override
  public long head() {
    return asked(c ->
        Sql.list(
                c,
                "select first_pos + n as head from record.batch where log_id = ? order by first_pos desc limit 1",
                s -> s.setShort(1, log),
                row -> row.getLong("head"))
            .stream()
            .findFirst()
            .orElse(0L));
  }

  /// A page of the log, in its order.
  public List<LogEntry> from(long position, int most) {
    return asked(c ->
        Sql.list(
            c,
            "select "
                + COLUMNS
                + " from record.event e where e.log_id = ? and e.pos >= ? order by e.pos limit ?",
            s -> {
              s.setShort(1, log);
              s.setLong(2, position);
              s.setInt(3, most);
            },
            LogTable::entry));
  }

  @Override
  public List<byte[]> leaves(long from, long to) {
    return asked(c ->
        Sql.list(
            c,
            "select leaf from record.event where log_id = ? and pos >= ? and pos < ? order by pos",
            s -> {
              s.setShort(1, log);
              s.setLong(2, from);
              s.setLong(3, to);
            },
            row -> row.getBytes("leaf")));
  }

  public List<LogEntry> ofStream(UUID stream, long version) {
    return asked(c ->
        Sql.list(
            c,
            BY_KEY + "k.stream = ? and k.version >= ? order by k.version",
            s -> {
              s.setObject(1, stream);
              s.setLong(2, version);
            },
            LogTable::entry));
  }

  public OptionalLong lastVersion(UUID stream) {
    return last(
        "select version from record.entry_key where stream = ? order by version desc limit 1",
        stream);
  }

  /// What a negotiation has on record after a position.
  public List<LogEntry> ofNegotiation(UUID negotiation, long after) {
    return asked(c ->
        Sql.list(
            c,
            BY_KEY + "k.negotiation = ? and k.pos > ? order by k.pos",
            s -> {
              s.setObject(1, negotiation);
              s.setLong(2, after);
            },
            LogTable::entry));
  }

  public OptionalLong lastPosition(UUID negotiation) {
    return last(
        "select pos from record.entry_key where negotiation = ? order by pos desc limit 1",
        negotiation);
  }

  public Optional<LogEntry> byEvent(UUID event) {
    return asked(c ->
        Sql.list(c, BY_KEY + "k.event_id = ?", s -> s.setObject(1, event), LogTable::entry).stream()
            .findFirst());
  }

  /// The first position that was recorded at a moment or later; the head where there is none.
  ///
  /// @param recorded microseconds since 1970
  public long firstSince(long recorded) {
    return asked(c ->
            Sql.list(
                    c,
                    """
                    select first_pos from record.batch where log_id = ? and recorded_us >= ?
                     order by recorded_us, first_pos limit 1
                    """,
                    s -> {
                      s.setShort(1, log);
                      s.setLong(2, recorded);
                    },
                    row -> row.getLong("first_pos"))
                .stream()
                .findFirst())
        .orElseGet(this::head);
  }

  private OptionalLong last(String sql, UUID id) {
    return asked(c ->
        Sql.list(c, sql, s -> s.setObject(1, id), row -> row.getLong(1)).stream()
            .mapToLong(l -> l)
            .findFirst());
  }

  private static LogEntry entry(ResultSet row) throws SQLException {
    return new LogEntry(
        row.getLong("pos"),
        row.getString("stream"),
        row.getBytes("leaf"),
        row.getBytes("meta"),
        row.getBytes("payload"));
  }

  private interface Ask<T> {
    T of(Connection connection) throws SQLException;
  }

  private <T> T asked(Ask<T> question) {
    try (var connection = database.getConnection()) {
      return question.of(connection);
    } catch (SQLException e) {
      throw new Unreachable(e);
    }
  }
}
