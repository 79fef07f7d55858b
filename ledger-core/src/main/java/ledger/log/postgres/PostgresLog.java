package ledger.log.postgres;

import java.sql.Array;
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
import java.util.function.Supplier;
import javax.sql.DataSource;
import ledger.log.Log;
import ledger.log.LogEntry;
import ledger.log.StreamName;
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

  /// Of a server that is a standby now, as a former primary is.
  private static final String READ_ONLY = "25006";

  /// Classes of errors after which the transaction is gone for certain: syntax and rights, no room,
  /// limits, states, and what our own functions raise.
  private static final Set<String> CERTAIN = Set.of("42", "53", "54", "55", "P0", "LK");

  /// Those that come from what is in the batch: bad data, constraints.
  private static final Set<String> UNFIT = Set.of("22", "23");

  private final DataSource database;
  private final short log;
  private final String origin;
  private final long epoch;
  private final String sealedAs;
  private @Nullable Connection connection;

  /// Opens the log, making it where there is none.
  ///
  /// @param proposed the origin of a log that is made now; one that is there keeps its own
  public PostgresLog(DataSource database, short log, String proposed) {
    this(
        database,
        log,
        "select origin, epoch from record.open_log(?, ?)",
        s -> {
          s.setShort(1, log);
          s.setString(2, proposed);
        });
  }

  /// A log for a server that appends nothing to it, which writes nothing here either; empty where
  /// none has been shown yet.
  public static Optional<PostgresLog> toRead(DataSource database, short log) {
    Sql.Bind ofLog = s -> s.setShort(1, log);
    return Sql.list(database, "select from record.shown where log_id = ?", ofLog, _ -> true)
        .stream()
        .findFirst()
        .map(_ ->
            new PostgresLog(
                database, log, "select origin, epoch from record.log where log_id = ?", ofLog));
  }

  /// @param opening gives origin and epoch
  private PostgresLog(DataSource database, short log, String opening, Sql.Bind bind) {
    this.database = database;
    this.log = log;
    record Opened(String origin, long epoch) {}
    var opened =
        asked(c ->
            Sql.list(
                    c,
                    opening,
                    bind,
                    row -> new Opened(row.getString("origin"), row.getLong("epoch")))
                .getFirst());
    this.origin = opened.origin();
    this.epoch = opened.epoch();
    this.sealedAs =
        asked(c ->
            Sql.list(
                    c,
                    "select coalesce(sealed_as, origin) as sealed_as from record.log where log_id = ?",
                    s -> s.setShort(1, log),
                    row -> row.getString("sealed_as"))
                .getFirst());
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

  /// The origin that sealed texts are bound to: the first that the log had.
  public String sealedAs() {
    return sealedAs;
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
      return new Answer.Failed(why(e));
    }
    try (var statement = to.prepareStatement("select record.append(?,?,?,?,?,?,?,?,?,?,?)")) {
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
    var entries = batch.entries();
    s.setShort(1, log);
    s.setLong(2, epoch);
    s.setObject(3, batch.id());
    s.setLong(4, batch.expected());
    s.setLong(5, batch.recorded());
    int n = entries.size();
    var events = new UUID[n];
    var negotiations = new String[n];
    var streams = new String[n];
    var versions = new long[n];
    var leaves = new byte[n][];
    var openings = new byte[n][];
    for (int i = 0; i < n; i++) {
      var entry = entries.get(i);
      var identity = entry.identity();
      events[i] = identity.event();
      negotiations[i] = identity.negotiation();
      streams[i] = identity.stream().id();
      versions[i] = identity.version();
      leaves[i] = entry.leaf().commitment();
      openings[i] = entry.opening().encode();
    }
    s.setArray(6, s.getConnection().createArrayOf("uuid", events));
    // Arrays of these types are sent in binary; others as one text, to be parsed.
    s.setObject(7, negotiations);
    s.setObject(8, streams);
    s.setObject(9, versions);
    s.setObject(10, leaves);
    s.setObject(11, openings);
  }

  private Answer answer(SQLException e) {
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    return switch (state) {
      case HEAD_MOVED, TIME_BACKWARDS -> new Answer.HeadMoved();
      case FENCED -> new Answer.Fenced();
      case DUPLICATE -> new Answer.Collided();
      case CANCELLED -> new Answer.Failed(why(e));
      case READ_ONLY -> {
        disconnect(); // the next connection may lead to the primary
        yield new Answer.Failed(why(e));
      }
      default -> {
        var kind = state.length() == 5 ? state.substring(0, 2) : "";
        if (UNFIT.contains(kind)) yield new Answer.Unfit(String.valueOf(e.getMessage()));
        if (CERTAIN.contains(kind)) yield new Answer.Failed(why(e));
        yield inDoubt(e);
      }
    };
  }

  /// Whoever sent an act is told it, so what the database said in full stays in the log.
  private static String why(SQLException e) {
    System.getLogger(PostgresLog.class.getName())
        .log(System.Logger.Level.WARNING, "an append failed and nothing of it is recorded", e);
    return DatabaseTrouble.of(e)
        .map(DatabaseTrouble::words)
        .orElseGet(() -> "the database refuses it (SQLSTATE " + e.getSQLState() + ")");
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
  public List<LogEntry> from(long position, int most) {
    return asked(c ->
        Sql.list(
            c,
            "select "
                + LogTable.COLUMNS
                + " from record.event e where e.log_id = ? and e.pos >= ? order by e.pos limit ?",
            s -> {
              s.setShort(1, log);
              s.setLong(2, position);
              s.setInt(3, most);
            },
            LogTable::entry));
  }

  @Override
  public Map<String, Long> nextVersions(Collection<String> streams) {
    var next = new HashMap<String, Long>();
    asked(c ->
            Sql.list(
                c,
                "select "
                    + LogTable.COLUMNS
                    + """
                     from unnest(?::text[], ?::text[]) as a(negotiation, stream)
                    cross join lateral
                     (select * from record.event
                       where negotiation = a.negotiation and stream = a.stream order by version desc limit 1) e
                    """,
                s -> {
                  s.setArray(1, texts(s, streams.stream().map(StreamName::negotiationOf).toList()));
                  s.setArray(2, texts(s, streams));
                },
                LogTable::entry))
        .forEach(entry -> next.put(entry.identity().stream().id(), entry.identity().version() + 1));
    return next;
  }

  @Override
  public Map<String, LogEntry> last(Collection<String> negotiations) {
    var last = new HashMap<String, LogEntry>();
    asked(c ->
            Sql.list(
                c,
                "select "
                    + LogTable.COLUMNS
                    + """
                     from unnest(?::text[]) as a(negotiation)
                    cross join lateral
                     (select * from record.event where negotiation = a.negotiation order by pos desc limit 1) e
                    """,
                s -> s.setArray(1, texts(s, negotiations)),
                LogTable::entry))
        .forEach(entry -> last.put(entry.negotiation(), entry));
    return last;
  }

  @Override
  public Map<UUID, LogEntry> byEvent(Collection<UUID> events) {
    var there = new HashMap<UUID, LogEntry>();
    asked(c ->
            Sql.list(
                c,
                "select " + LogTable.COLUMNS + " from record.event e where e.event = any(?)",
                s -> s.setArray(1, s.getConnection().createArrayOf("uuid", events.toArray())),
                LogTable::entry))
        .forEach(entry -> there.put(entry.identity().event(), entry));
    return there;
  }

  private static Array texts(PreparedStatement s, Collection<String> texts) throws SQLException {
    return s.getConnection().createArrayOf("text", texts.toArray());
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
