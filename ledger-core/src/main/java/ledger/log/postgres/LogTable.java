package ledger.log.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import ledger.compartment.Audience;
import ledger.log.Alterations;
import ledger.log.Altered;
import ledger.log.Integrator;
import ledger.log.Leaf;
import ledger.log.LogEntry;
import ledger.log.Opening;
import ledger.log.StreamName;
import ledger.log.StreamReader;
import ledger.log.TreeCheck;
import ledger.value.Id;

/// Every read of `record.event` that is not its writer's: by position, by stream, by negotiation,
/// by event.
///
/// What it gives was held against the tree, as far as the tree goes: what does not fit is told and
/// not given.
public final class LogTable implements Integrator.Leaves, StreamReader {

  static final String COLUMNS =
      "e.pos, e.event, e.negotiation, e.stream, e.version, e.leaf, e.opening";

  /// For everybody who takes part, and for the members of each compartment.
  private static final String OF_NEGOTIATION =
      "(e.negotiation = ? or e.negotiation > ? and e.negotiation < ?)";

  private final DataSource database;
  private final short log;
  private final LogEnd end;
  private final String select;
  private final TreeCheck tree;
  private final Alterations alterations;

  /// @param end nothing beyond it is found
  /// @param alterations is told of what does not fit
  public LogTable(
      DataSource database, short log, LogEnd end, TreeCheck tree, Alterations alterations) {
    this.database = database;
    this.log = log;
    this.end = end;
    this.select =
        "select " + COLUMNS + " from record.event e where " + end.condition("e.pos <", log);
    this.tree = tree;
    this.alterations = alterations;
  }

  /// Where there is no tree to hold entries against.
  public static LogTable unchecked(DataSource database, short log) {
    return new LogTable(database, log, LogEnd.RECORDED, TreeCheck.NONE, new Alterations());
  }

  /// The position that the next entry gets.
  @Override
  public long head() {
    return head(database, log, end);
  }

  static long head(DataSource database, short log, LogEnd end) {
    return Sql.list(database, end.head(log), _ -> {}, row -> row.getLong("head")).stream()
        .findFirst()
        .orElse(0L);
  }

  /// A page of the log, in its order.
  public List<LogEntry> from(long position, int most) {
    return checked(() -> {
      var page =
          list(
              "e.log_id = ? and e.pos >= ? order by e.pos limit ?",
              s -> {
                s.setShort(1, log);
                s.setLong(2, position);
                s.setInt(3, most);
              });
      long next = position;
      for (var entry : page) {
        if (entry.position() != next) throw new Altered(next, "it is missing");
        tree.check(entry);
        next++;
      }
      return page;
    });
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
        row -> new Leaf(row.getBytes("leaf")).encode());
  }

  public List<LogEntry> ofStream(String stream, long version) {
    return ofStream(stream, version, Integer.MAX_VALUE);
  }

  /// @param version of the first
  /// @param most that are read
  public List<LogEntry> ofStream(String stream, long version, int most) {
    return checked(() ->
        withoutGaps(
            version,
            list(
                "e.negotiation = ? and e.stream = ? and e.version >= ? order by e.version limit ?",
                s -> {
                  s.setString(1, StreamName.negotiationOf(stream));
                  s.setString(2, stream);
                  s.setLong(3, version);
                  s.setInt(4, most);
                })));
  }

  /// The streams of a negotiation itself and of its compartments: who takes part, and who is a
  /// member.
  public List<LogEntry> whoTakesPart(Id negotiation) {
    return checked(() ->
        withoutGaps(
            0,
            list(
                OF_NEGOTIATION + " and e.stream = e.negotiation order by e.pos",
                s -> bind(s, negotiation))));
  }

  /// @param first the version that each stream among them begins with
  private List<LogEntry> withoutGaps(long first, List<LogEntry> found) {
    var next = new HashMap<String, Long>();
    for (var entry : found) {
      var stream = entry.identity().stream().id();
      long expected = next.getOrDefault(stream, first);
      if (entry.identity().version() != expected)
        throw new Altered(
            entry.position(), "version " + expected + " of " + stream + " is missing");
      tree.check(entry);
      next.put(stream, expected + 1);
    }
    return found;
  }

  @Override
  public List<LogEntry> behind(Optional<LogEntry> known, String stream) {
    return checked(() -> {
      var found = ofStream(stream, known.map(entry -> entry.identity().version()).orElse(0L));
      if (known.isEmpty()) return found;
      if (found.isEmpty() || !found.getFirst().hash().equals(known.get().hash()))
        throw new Altered(known.get().position(), "it is not the entry that was read there before");
      return found.subList(1, found.size());
    });
  }

  @Override
  public boolean isSigned(LogEntry entry) {
    return checked(() -> tree.check(entry));
  }

  public Optional<LogEntry> lastOf(String stream) {
    return checked(() ->
        list(
                "e.negotiation = ? and e.stream = ? order by e.version desc limit 1",
                s -> {
                  s.setString(1, StreamName.negotiationOf(stream));
                  s.setString(2, stream);
                })
            .stream()
            .peek(tree::check)
            .findFirst());
  }

  /// What a negotiation has on record after a position, for whomever. Each entry commits to the one
  /// before it for the same audience, so that only the last of each has to be looked up in the
  /// tree.
  public List<LogEntry> ofNegotiation(Id negotiation, long after) {
    return checked(() -> {
      var found =
          list(
              OF_NEGOTIATION + " and e.pos > ? order by e.pos",
              s -> {
                bind(s, negotiation);
                s.setLong(4, after);
              });
      ends(found, after).forEach(tree::check);
      return found;
    });
  }

  private static void bind(PreparedStatement statement, Id negotiation) throws SQLException {
    var compartments = Audience.compartmentsOf(negotiation);
    statement.setString(1, negotiation.value());
    statement.setString(2, compartments);
    statement.setString(3, compartments + "~"); // behind every key
  }

  /// The last entry for each audience.
  private static Collection<LogEntry> ends(List<LogEntry> found, long after) {
    var last = new HashMap<String, LogEntry>();
    for (var entry : found) {
      var previous = last.put(entry.negotiation(), entry);
      var before = entry.identity().predecessor();
      if (previous == null ? after < 0 && before.count() > 0 : !before.equals(previous.successor()))
        throw new Altered(
            entry.position(),
            "entry %d of %s does not stand before it"
                .formatted(
                    previous == null ? 0 : previous.successor().count() - 1, entry.negotiation()));
    }
    return last.values();
  }

  /// The last entry of a negotiation in front of a position.
  public Optional<LogEntry> lastBefore(String negotiation, long position) {
    return checked(() ->
        list(
                "e.negotiation = ? and e.pos < ? order by e.pos desc limit 1",
                s -> {
                  s.setString(1, negotiation);
                  s.setLong(2, position);
                })
            .stream()
            .peek(tree::check)
            .findFirst());
  }

  /// Of what is for everybody who takes part; -1 where nothing is on record.
  public long lastPosition(String negotiation) {
    return Sql.list(
            database,
            "select coalesce(max(e.pos), -1) as last from record.event e where "
                + end.condition("e.pos <", log)
                + "e.negotiation = ?",
            s -> s.setString(1, negotiation),
            row -> row.getLong("last"))
        .getFirst();
  }

  public Optional<LogEntry> byEvent(UUID event) {
    return checked(() ->
        list("e.event = ?", s -> s.setObject(1, event)).stream().peek(tree::check).findFirst());
  }

  /// Those that are on record, in any order.
  public List<LogEntry> byEvents(Collection<UUID> events) {
    return checked(() -> {
      var found =
          list(
              "e.event = any (?)",
              s -> s.setArray(1, s.getConnection().createArrayOf("uuid", events.toArray())));
      found.forEach(tree::check);
      return found;
    });
  }

  /// The first position that was recorded at a moment or later; the head where there is none.
  /// Recorded times rise with positions, so it is found by halving.
  ///
  /// @param recorded microseconds since 1970
  public long firstSince(long recorded) {
    long from = 0;
    long to = head();
    while (from < to) {
      long middle = from + (to - from) / 2;
      if (from(middle, 1).getFirst().times().recorded() >= recorded) to = middle;
      else from = middle + 1;
    }
    return from;
  }

  private List<LogEntry> list(String where, Sql.Bind bind) {
    return Sql.list(database, select + where, bind, LogTable::entry);
  }

  /// For whoever finds out by reading the acts that something does not fit.
  ///
  /// @return the same, to be thrown
  public Altered told(Altered altered) {
    alterations.found(String.valueOf(altered.getMessage()));
    return altered;
  }

  private <T> T checked(Supplier<T> read) {
    try {
      return read.get();
    } catch (Altered altered) {
      throw told(altered);
    }
  }

  /// What stands beside an opening is for finding it, and has to say what it says.
  static LogEntry entry(ResultSet row) throws SQLException {
    long position = row.getLong("pos");
    var entry =
        Opening.decode(row.getBytes("opening"))
            .map(opening -> LogEntry.of(position, opening))
            .orElseThrow(() -> new Altered(position, "its parts cannot be read"));
    var identity = entry.identity();
    if (!Arrays.equals(row.getBytes("leaf"), entry.leaf().commitment()))
      throw new Altered(position, "its leaf is not that of its parts");
    if (!identity.event().equals(row.getObject("event", UUID.class))
        || !identity.negotiation().equals(row.getString("negotiation"))
        || !identity.stream().id().equals(row.getString("stream"))
        || identity.version() != row.getLong("version"))
      throw new Altered(
          position, "it is filed under another event, stream or version than its own");
    return entry;
  }
}
