package ledger.recording;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed.Read;
import ledger.log.After;
import ledger.log.Draft;
import ledger.log.Leaf;
import ledger.log.Outcome;
import ledger.log.Sequencer;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.log.Unit;
import ledger.log.postgres.NamingTable;
import ledger.log.postgres.PostgresLog;
import ledger.record.json.EntryFormat;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what Axon's JDBC engine recorded into the log, in its order and byte for byte.
///
/// Positions are numbered anew, without gaps; a recorded time that is before the one before it
/// becomes that one. What has been moved is durable at once, by a connection of its own, so that
/// what was cut off is gone on with; the old tables go last, in the transaction that notes that it
/// is done.
final class TheRecordBefore implements JavaMigration {

  private static final Logger LOG = LoggerFactory.getLogger(TheRecordBefore.class);
  private static final int PAGE = 1_000;

  private final DataSource database;
  private final short log;
  private final String origin;
  private final ActFormat format;

  TheRecordBefore(DataSource database, short log, String origin, ActFormat format) {
    this.database = database;
    this.log = log;
    this.origin = origin;
    this.format = format;
  }

  private record Row(long index, Draft draft, long recorded) {}

  @Override
  public void migrate(Context context) throws SQLException {
    var connection = context.getConnection();
    try (var target = new PostgresLog(database, log, origin)) {
      var naming = new NamingTable(database, log);
      long[] clock = {0};
      var sequencer = new Sequencer(target, () -> clock[0], UUID::randomUUID, _ -> {});
      long done = sequencer.head();
      var page = page(connection, naming, 0, done);
      while (!page.isEmpty()) {
        for (var group : byTime(page)) {
          clock[0] = group.getFirst().recorded();
          append(group, sequencer);
        }
        page = page(connection, naming, page.getLast().index(), 0);
      }
      if (sequencer.head() > done)
        LOG.info("the record was moved into the log entries={}", sequencer.head());
    }
    try (var statement = connection.createStatement()) {
      statement.execute("drop table domainevententry, snapshotevententry");
      statement.execute("delete from tokenentry");
    }
  }

  /// What was recorded in the same moment goes together.
  private static List<List<Row>> byTime(List<Row> page) {
    var groups = new ArrayList<List<Row>>();
    for (var row : page) {
      if (groups.isEmpty() || groups.getLast().getFirst().recorded() != row.recorded())
        groups.add(new ArrayList<>());
      groups.getLast().add(row);
    }
    return groups;
  }

  private static void append(List<Row> group, Sequencer sequencer) {
    var units = group.stream().map(row -> new Unit(List.of(row.draft()), (_, _) -> {})).toList();
    sequencer.take(units, Runnable::run);
    for (int i = 0; i < units.size(); i++)
      if (!(units.get(i).outcome().join() instanceof Outcome.Appended))
        throw new IllegalStateException(
            "event %d cannot be moved into the log: %s"
                .formatted(group.get(i).index(), units.get(i).outcome().join()));
  }

  private List<Row> page(Connection connection, NamingTable naming, long after, long skip)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            select globalindex, aggregateidentifier, sequencenumber, type, eventidentifier,
                   metadata, payload, payloadtype, "timestamp"
              from domainevententry where globalindex > ? order by globalindex offset ? limit ?
            """)) {
      return rows(statement, naming, after, skip);
    }
  }

  private List<Row> rows(PreparedStatement statement, NamingTable naming, long after, long skip)
      throws SQLException {
    statement.setLong(1, after);
    statement.setLong(2, skip);
    statement.setInt(3, PAGE);
    var rows = new ArrayList<Row>();
    try (var found = statement.executeQuery()) {
      while (found.next()) rows.add(row(found, naming));
    }
    return rows;
  }

  private Row row(ResultSet row, NamingTable naming) throws SQLException {
    var name =
        new StreamName(
            Optional.ofNullable(row.getString("type")), row.getString("aggregateidentifier"));
    var names = naming.of(name.negotiation());
    var payload = row.getBytes("payload");
    var meta = row.getBytes("metadata");
    return new Row(
        row.getLong("globalindex"),
        new Draft(
            UUID.fromString(row.getString("eventidentifier")),
            names.negotiation(name.negotiation()),
            names.stream(name.id()),
            name,
            row.getLong("sequencenumber"),
            new After.Anything(),
            row.getString("payloadtype"),
            "",
            times(payload),
            payload,
            Leaf.Stored.of(payload),
            meta,
            Leaf.Stored.of(meta),
            Optional.empty()),
        Times.micros(Instant.parse(row.getString("timestamp"))));
  }

  private Times times(byte[] payload) {
    return format.read(payload) instanceof Read(var act) ? EntryFormat.times(act) : Times.NONE;
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("6");
  }

  @Override
  public String getDescription() {
    return "the record before";
  }

  @Override
  public Integer getChecksum() {
    return 6;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
