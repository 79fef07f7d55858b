package ledger.log.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import ledger.log.Integrator;
import ledger.log.Log;
import ledger.log.LogEntry;

/// Every read of `record.event` that is not its writer's: by position, by stream, by negotiation,
/// by event.
public final class LogTable implements Integrator.Leaves {

  private static final String COLUMNS = "e.pos, e.stream, e.leaf, e.meta, e.payload";
  private static final String BY_KEY = "select " + COLUMNS + " from record.event e where ";

  private static final String VERSIONS =
      "substr(e.leaf, 32, 16) = ? and substr(e.leaf, 48, 24) between ? and ?";

  private final DataSource database;
  private final short log;

  public LogTable(DataSource database, short log) {
    this.database = database;
    this.log = log;
  }

  /// The position that the next entry gets.
  @Override
  public long head() {
    return Sql.list(
            database,
            "select first_pos + n as head from record.batch where log_id = ? order by first_pos desc limit 1",
            s -> s.setShort(1, log),
            row -> row.getLong("head"))
        .stream()
        .findFirst()
        .orElse(0L);
  }

  /// A page of the log, in its order.
  public List<LogEntry> from(long position, int most) {
    return Sql.list(
        database,
        "select "
            + COLUMNS
            + " from record.event e where e.log_id = ? and e.pos >= ? order by e.pos limit ?",
        s -> {
          s.setShort(1, log);
          s.setLong(2, position);
          s.setInt(3, most);
        },
        LogTable::entry);
  }

  @Override
  public List<byte[]> leaves(long from, long to) {
    return Sql.list(
        database,
        "select leaf from record.event where log_id = ? and pos >= ? and pos < ? order by pos",
        s -> {
          s.setShort(1, log);
          s.setLong(2, from);
          s.setLong(3, to);
        },
        row -> row.getBytes("leaf"));
  }

  public List<LogEntry> ofStream(Log.Stream stream, long version) {
    return Sql.list(
        database,
        BY_KEY + VERSIONS + " order by substr(e.leaf, 48, 24)",
        s -> versions(s, stream, version),
        LogTable::entry);
  }

  public OptionalLong lastVersion(Log.Stream stream) {
    return Sql.list(
            database,
            BY_KEY + VERSIONS + " order by substr(e.leaf, 48, 24) desc limit 1",
            s -> versions(s, stream, 0),
            LogTable::entry)
        .stream()
        .mapToLong(e -> e.parsed().version())
        .findFirst();
  }

  private static void versions(PreparedStatement s, Log.Stream stream, long from)
      throws SQLException {
    s.setBytes(1, Sql.bytes(stream.negotiation()));
    s.setBytes(2, Sql.bytes(stream.id(), from));
    s.setBytes(3, Sql.bytes(stream.id(), Long.MAX_VALUE));
  }

  /// What a negotiation has on record after a position.
  public List<LogEntry> ofNegotiation(UUID negotiation, long after) {
    return Sql.list(
        database,
        BY_KEY + "substr(e.leaf, 32, 16) = ? and e.pos > ? order by e.pos",
        s -> {
          s.setBytes(1, Sql.bytes(negotiation));
          s.setLong(2, after);
        },
        LogTable::entry);
  }

  public OptionalLong lastPosition(UUID negotiation) {
    return Sql.list(
            database,
            "select max(pos) as last from record.event where substr(leaf, 32, 16) = ?",
            s -> s.setBytes(1, Sql.bytes(negotiation)),
            row -> row.getObject("last", Long.class))
        .stream()
        .filter(Objects::nonNull)
        .mapToLong(l -> l)
        .findFirst();
  }

  public Optional<LogEntry> byEvent(UUID event) {
    return Sql.list(
            database,
            BY_KEY + "substr(e.leaf, 16, 16) = ?",
            s -> s.setBytes(1, Sql.bytes(event)),
            LogTable::entry)
        .stream()
        .findFirst();
  }

  /// The first position that was recorded at a moment or later; the head where there is none.
  /// Recorded times rise with positions, so it is found by halving.
  ///
  /// @param recorded microseconds since 1970
  public long firstSince(long recorded) {
    long from = 0;
    long to = head();
    while (from < to) {
      var middle = batchOf(from + (to - from) / 2);
      if (middle.recorded() >= recorded) to = middle.first();
      else from = middle.next();
    }
    return from;
  }

  private record Stretch(long first, long next, long recorded) {}

  private Stretch batchOf(long position) {
    return Sql.list(
            database,
            """
            select first_pos, first_pos + n as next, recorded_us from record.batch
             where log_id = ? and first_pos <= ? order by first_pos desc limit 1
            """,
            s -> {
              s.setShort(1, log);
              s.setLong(2, position);
            },
            row ->
                new Stretch(
                    row.getLong("first_pos"), row.getLong("next"), row.getLong("recorded_us")))
        .getFirst();
  }

  private static LogEntry entry(ResultSet row) throws SQLException {
    return new LogEntry(
        row.getLong("pos"),
        row.getString("stream"),
        row.getBytes("leaf"),
        row.getBytes("meta"),
        row.getBytes("payload"));
  }
}
