package ledger.log.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import ledger.log.Draft;
import ledger.log.Leaf;
import ledger.log.Log;
import org.jspecify.annotations.Nullable;

/// One log in PostgreSQL, for one thread at a time that appends to it.
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
    return uninterrupted(() -> appended(batch));
  }

  private Answer appended(Batch batch) {
    Connection to;
    try {
      to = connected();
    } catch (SQLException e) { // nothing was sent
      return new Answer.Failed(String.valueOf(e.getMessage()));
    }
    try (var statement = to.prepareStatement("select record.append(?,?,?,?,?,?,?,?,?)")) {
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
    s.setArray(
        6, c.createArrayOf("text", drafts.stream().map(d -> d.name().id()).toArray(String[]::new)));
    s.setObject(7, batch.leaves().toArray(byte[][]::new));
    s.setObject(8, drafts.stream().map(Draft::meta).toArray(byte[][]::new));
    s.setObject(9, drafts.stream().map(Draft::payload).toArray(byte[][]::new));
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
  public boolean resolve(Batch batch) {
    return asked(c -> {
      try (var statement = c.prepareStatement("select record.resolve(?, ?, ?)")) {
        statement.setShort(1, log);
        statement.setObject(2, batch.id());
        statement.setLong(3, batch.expected());
        try (var found = statement.executeQuery()) {
          found.next();
          boolean recorded = found.getBoolean(1);
          if (statement.getWarnings() != null) throw statement.getWarnings();
          return recorded;
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
  public Map<UUID, Long> nextVersions(Collection<Stream> streams) {
    var next = new HashMap<UUID, Long>();
    asked(c ->
        Sql.list(
            c,
            """
            select e.leaf from unnest(?::bytea[], ?::bytea[], ?::bytea[]) as a(negotiation, first, last)
             cross join lateral
              (select leaf from record.event
                where substr(leaf, 32, 16) = a.negotiation and substr(leaf, 48, 24) between a.first and a.last
                order by substr(leaf, 48, 24) desc limit 1) e
            """,
            s -> {
              s.setObject(1, Sql.bytes(streams.stream().map(Stream::negotiation).toList()));
              s.setObject(2, versions(streams, 0));
              s.setObject(3, versions(streams, Long.MAX_VALUE));
            },
            row -> {
              var leaf = Leaf.decode(row.getBytes("leaf")).orElseThrow();
              return next.put(leaf.stream(), leaf.version() + 1);
            }));
    return next;
  }

  private static byte[][] versions(Collection<Stream> streams, long version) {
    return streams.stream().map(s -> Sql.bytes(s.id(), version)).toArray(byte[][]::new);
  }

  @Override
  public Map<UUID, Last> lastPositions(Collection<UUID> negotiations) {
    var last = new HashMap<UUID, Last>();
    asked(c ->
        Sql.list(
            c,
            """
            select e.pos, e.leaf from unnest(?::bytea[]) as a(negotiation)
             cross join lateral
              (select pos, leaf from record.event where substr(leaf, 32, 16) = a.negotiation
                order by pos desc limit 1) e
            """,
            s -> s.setObject(1, Sql.bytes(negotiations)),
            row -> {
              var leaf = Leaf.decode(row.getBytes("leaf")).orElseThrow();
              return last.put(leaf.negotiation(), new Last(row.getLong("pos"), leaf.event()));
            }));
    return last;
  }

  @Override
  public Map<UUID, Placed> byEvent(Collection<UUID> events) {
    var placed = new HashMap<UUID, Placed>();
    asked(c ->
        Sql.list(
            c,
            "select pos, leaf from record.event where substr(leaf, 16, 16) = any(?::bytea[])",
            s -> s.setObject(1, Sql.bytes(events)),
            row -> {
              var leaf = row.getBytes("leaf");
              return placed.put(
                  Leaf.decode(leaf).orElseThrow().event(), new Placed(row.getLong("pos"), leaf));
            }));
    return placed;
  }

  private interface Ask<T> {
    T of(Connection connection) throws SQLException;
  }

  private <T> T asked(Ask<T> question) {
    return uninterrupted(() -> answered(question));
  }

  /// An interrupt closes the socket under a virtual thread, and no other can be opened while it is
  /// pending. It is meant for the unit that is waited for, and not for the others of a batch: so it
  /// is kept until afterwards, and what it broke is asked again.
  private static <T> T uninterrupted(Supplier<T> work) {
    boolean interrupted = Thread.interrupted();
    try {
      return work.get();
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }

  /// A connection that has been idle may have died meanwhile, which says nothing about the server.
  private <T> T answered(Ask<T> question) {
    boolean idle = connection != null;
    try {
      return question.of(connected());
    } catch (SQLException e) {
      disconnect();
      if (idle) return answered(question);
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
