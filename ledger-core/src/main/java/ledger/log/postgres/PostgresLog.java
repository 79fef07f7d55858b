package ledger.log.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import ledger.log.Draft;
import ledger.log.Leaf;
import ledger.log.Log;
import org.jspecify.annotations.Nullable;

/// One log in PostgreSQL, for the one thread that appends to it.
///
/// It has a connection to itself: whoever waits for an append may be holding one of the pool's. No
/// statement here has a time limit, because a cancelled commit can be durable.
public final class PostgresLog implements Log, AutoCloseable {

  private static final String HEAD_MOVED = "LK002";
  private static final String TIME_BACKWARDS = "LK004";
  private static final String FENCED = "LK001";
  private static final String DUPLICATE = "23505";
  private static final String CANCELLED = "57014";

  /// Classes of errors after which the transaction is gone for certain: syntax and rights, no room,
  /// limits, states, and what our own functions raise.
  private static final Set<String> CERTAIN = Set.of("42", "53", "54", "55", "P0", "LK");

  /// Those that come from what is in the batch: bad data, constraints.
  private static final Set<String> UNFIT = Set.of("22", "23");

  private final DataSource database;
  private final short log;
  private final String origin;
  private final long epoch;
  private @Nullable Connection connection;

  /// Opens the log, making it where there is none.
  ///
  /// @param proposed the origin of a log that is made now; one that is there keeps its own
  public PostgresLog(DataSource database, short log, String proposed) {
    this.database = database;
    this.log = log;
    record Opened(String origin, long epoch) {}
    var opened =
        asked(c ->
            Sql.list(
                    c,
                    "select origin, epoch from record.open_log(?, ?)",
                    s -> {
                      s.setShort(1, log);
                      s.setString(2, proposed);
                    },
                    row -> new Opened(row.getString("origin"), row.getLong("epoch")))
                .getFirst());
    this.origin = opened.origin();
    this.epoch = opened.epoch();
  }

  public short log() {
    return log;
  }

  public String origin() {
    return origin;
  }

  public long epoch() {
    return epoch;
  }

  @Override
  public Answer append(Batch batch) {
    Connection to;
    try {
      to = connected();
    } catch (SQLException e) { // nothing was sent
      return new Answer.Failed(String.valueOf(e.getMessage()));
    }
    try (var statement = to.prepareStatement("select record.append(?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
      bind(batch, statement);
      statement.execute();
      // A warning is how PostgreSQL says that it stopped waiting for a standby: durable here, and
      // perhaps nowhere else.
      var warning = statement.getWarnings();
      return warning == null ? new Answer.Done() : inDoubt(warning);
    } catch (SQLException e) {
      return answer(e);
    }
  }

  private void bind(Batch batch, PreparedStatement s) throws SQLException {
    var drafts = batch.drafts();
    var c = s.getConnection();
    s.setShort(1, log);
    s.setLong(2, epoch);
    s.setObject(3, batch.id());
    s.setLong(4, batch.expected());
    s.setLong(5, batch.recorded());
    s.setArray(6, Sql.uuids(c, drafts.stream().map(Draft::event).toList()));
    s.setArray(7, Sql.uuids(c, drafts.stream().map(Draft::negotiation).toList()));
    s.setArray(8, Sql.uuids(c, drafts.stream().map(Draft::stream).toList()));
    s.setObject(9, drafts.stream().mapToLong(Draft::version).toArray());
    s.setArray(
        10,
        c.createArrayOf("text", drafts.stream().map(d -> d.name().id()).toArray(String[]::new)));
    s.setObject(11, batch.leaves().toArray(byte[][]::new));
    s.setObject(12, drafts.stream().map(Draft::meta).toArray(byte[][]::new));
    s.setObject(13, drafts.stream().map(Draft::payload).toArray(byte[][]::new));
  }

  private Answer answer(SQLException e) {
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    return switch (state) {
      case HEAD_MOVED, TIME_BACKWARDS -> new Answer.HeadMoved();
      case FENCED -> new Answer.Fenced();
      case DUPLICATE -> new Answer.Collided();
      case CANCELLED -> new Answer.Failed(String.valueOf(e.getMessage()));
      default -> {
        var kind = state.length() == 5 ? state.substring(0, 2) : "";
        if (UNFIT.contains(kind)) yield new Answer.Unfit(String.valueOf(e.getMessage()));
        if (CERTAIN.contains(kind)) yield new Answer.Failed(String.valueOf(e.getMessage()));
        yield inDoubt(e);
      }
    };
  }

  private Answer inDoubt(SQLException e) {
    disconnect();
    return new Answer.InDoubt(String.valueOf(e.getMessage()));
  }

  @Override
  public Optional<Long> resolve(UUID batch) {
    return asked(c -> {
      try (var statement = c.prepareStatement("select record.resolve(?, ?) as first")) {
        statement.setShort(1, log);
        statement.setObject(2, batch);
        try (var found = statement.executeQuery()) {
          found.next();
          long first = found.getLong("first");
          var settled = found.wasNull() ? Optional.<Long>empty() : Optional.of(first);
          if (statement.getWarnings() != null) throw statement.getWarnings();
          return settled;
        }
      }
    });
  }

  @Override
  public Head head() {
    return asked(c ->
        Sql.list(
                c,
                """
                select first_pos + n as head, recorded_us from record.batch
                 where log_id = ? order by first_pos desc limit 1
                """,
                s -> s.setShort(1, log),
                row -> new Head(row.getLong("head"), row.getLong("recorded_us")))
            .stream()
            .findFirst()
            .orElse(new Head(0, 0)));
  }

  @Override
  public List<Key> keys(long from, int most) {
    return asked(c ->
        Sql.list(
            c,
            "select pos, leaf from record.event where log_id = ? and pos >= ? order by pos limit ?",
            s -> {
              s.setShort(1, log);
              s.setLong(2, from);
              s.setInt(3, most);
            },
            row -> {
              var leaf = Leaf.decode(row.getBytes("leaf")).orElseThrow();
              return new Key(
                  row.getLong("pos"),
                  leaf.event(),
                  leaf.negotiation(),
                  leaf.stream(),
                  leaf.version());
            }));
  }

  @Override
  public Map<UUID, Long> nextVersions(Collection<UUID> streams) {
    return ends(
        """
        select a.id, (select version + 1 from record.entry_key k
                       where k.stream = a.id order by version desc limit 1) as reached
          from unnest(?) as a(id)
        """,
        streams);
  }

  @Override
  public Map<UUID, Long> lastPositions(Collection<UUID> negotiations) {
    return ends(
        """
        select a.id, (select pos from record.entry_key k
                       where k.negotiation = a.id order by pos desc limit 1) as reached
          from unnest(?) as a(id)
        """,
        negotiations);
  }

  private Map<UUID, Long> ends(String sql, Collection<UUID> ids) {
    var ends = new HashMap<UUID, Long>();
    asked(c ->
        Sql.list(
            c,
            sql,
            s -> s.setArray(1, Sql.uuids(s.getConnection(), ids)),
            row -> {
              long reached = row.getLong("reached");
              if (!row.wasNull()) ends.put(Sql.uuid(row, "id"), reached);
              return reached;
            }));
    return ends;
  }

  @Override
  public Map<UUID, Placed> byEvent(Collection<UUID> events) {
    var placed = new HashMap<UUID, Placed>();
    asked(c ->
        Sql.list(
            c,
            """
            select k.event_id, e.pos, e.leaf
              from record.entry_key k join record.event e on e.log_id = k.log_id and e.pos = k.pos
             where k.event_id = any(?)
            """,
            s -> s.setArray(1, Sql.uuids(s.getConnection(), events)),
            row ->
                placed.put(
                    Sql.uuid(row, "event_id"),
                    new Placed(row.getLong("pos"), row.getBytes("leaf")))));
    return placed;
  }

  private interface Ask<T> {
    T of(Connection connection) throws SQLException;
  }

  /// A connection that has been idle may have died meanwhile, which says nothing about the server.
  private <T> T asked(Ask<T> question) {
    boolean idle = connection != null;
    try {
      return question.of(connected());
    } catch (SQLException e) {
      disconnect();
      if (idle) return asked(question);
      throw new Unreachable(e);
    }
  }

  private Connection connected() throws SQLException {
    if (connection == null || connection.isClosed()) {
      connection = database.getConnection();
      connection.setAutoCommit(true);
    }
    return connection;
  }

  private void disconnect() {
    var old = connection;
    connection = null;
    if (old == null) return;
    try {
      old.close();
    } catch (SQLException _) {
      // it is gone either way
    }
  }

  @Override
  public void close() {
    disconnect();
  }
}
