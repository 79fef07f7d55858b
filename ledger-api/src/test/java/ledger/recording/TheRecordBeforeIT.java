package ledger.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.sql.DataSource;
import ledger.act.json.ActFormat;
import ledger.log.Databases;
import ledger.log.LogEntry;
import ledger.log.Times;
import ledger.log.postgres.LogTable;
import ledger.log.postgres.NamingTable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A database that an older ledger wrote is taken over whole.
class TheRecordBeforeIT {

  private static final short LOG = 1;
  private static final int ROWS = 1_200;
  private static final String[] STREAMS = {"n", "n/agreement/A", "m", "m/agreement/B"};

  private final DataSource database = Databases.empty();
  private final LogTable log = new LogTable(database, LOG);
  private final List<Old> old = new ArrayList<>();
  private final RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(7);

  private record Old(
      long index,
      String stream,
      long version,
      String event,
      byte[] payload,
      byte[] meta,
      Instant at) {}

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(database)
        .target(target)
        .javaMigrations(new TheRecordBefore(database, LOG, "test.invalid/log", new ActFormat()))
        .load()
        .migrate();
  }

  @BeforeEach
  void a_record_of_the_older_kind() throws SQLException {
    migrate("3");
    long index = 0;
    var at = Instant.parse("2026-01-01T12:00:00.000001Z");
    var versions = new long[STREAMS.length];
    for (int i = 0; i < ROWS; i++) {
      index += 1 + (chance.nextInt(10) == 0 ? chance.nextInt(50) : 0);
      if (chance.nextInt(3) > 0)
        at =
            at.plusNanos(
                1_000L * (chance.nextInt(40_000) - (chance.nextInt(8) == 0 ? 200_000 : 0)));
      int s = chance.nextInt(STREAMS.length);
      old.add(
          new Old(
              index,
              STREAMS[s],
              versions[s]++,
              UUID.randomUUID().toString(),
              text("{ \"n\": " + i + "}"),
              text("{\"by\":\"x\"}"),
              at));
    }
    try (var c = database.getConnection();
        var s =
            c.prepareStatement(
                "insert into domainevententry (globalindex, aggregateidentifier, sequencenumber, type, eventidentifier, metadata, payload, payloadtype, \"timestamp\") overriding system value values (?, ?, ?, 'Thing', ?, ?, ?, 'thing-said.v1', ?)")) {
      for (var row : old) {
        s.setLong(1, row.index());
        s.setString(2, row.stream());
        s.setLong(3, row.version());
        s.setString(4, row.event());
        s.setBytes(5, row.meta());
        s.setBytes(6, row.payload());
        s.setString(7, row.at().toString());
        s.addBatch();
      }
      s.executeBatch();
    }
    Databases.run(
        database,
        "insert into tokenentry values ('admissions', 0, '\\x00', 'gap', 'now', 'somebody')");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void every_byte_is_there_in_the_old_order_under_new_positions_and_times_that_never_run_back() {
    migrate("latest");
    everythingIsThere();
    assertThat(exists("domainevententry")).isFalse();
    assertThat(exists("snapshotevententry")).isFalse();
    assertThat(Databases.number(database, "select count(*) from tokenentry")).isZero();
  }

  @Test
  void what_was_cut_off_is_gone_on_with() {
    migrate("5");
    // The store fails at the 700th entry, whatever it is.
    Databases.run(
        database,
        """
        create function cut() returns trigger language plpgsql as
        $$ begin if new.pos >= 700 then raise exception 'cut off'; end if; return new; end $$
        """);
    Databases.run(
        database,
        "create trigger cut before insert on record.event for each row execute function cut()");
    assertThatThrownBy(() -> migrate("latest")).isInstanceOf(FlywayException.class);
    long moved = log.head();
    assertThat(moved).isBetween(1L, 700L);
    assertThat(exists("domainevententry")).as("the old record is whole").isTrue();
    assertThat(Databases.number(database, "select count(*) from domainevententry")).isEqualTo(ROWS);
    Databases.run(database, "drop trigger cut on record.event");
    migrate("latest");
    everythingIsThere();
    assertThat(exists("domainevententry")).isFalse();
  }

  @Test
  void what_was_cut_off_at_the_very_end_is_gone_on_with() {
    migrate("5");
    // Somebody's view still needs an old table, which therefore cannot go.
    Databases.run(database, "create view somebody_s as select * from snapshotevententry");
    assertThatThrownBy(() -> migrate("latest")).isInstanceOf(FlywayException.class);
    assertThat(log.head()).isEqualTo(ROWS);
    Databases.run(database, "drop view somebody_s");
    migrate("latest");
    everythingIsThere();
    assertThat(Databases.number(database, "select count(*) from tokenentry")).isZero();
  }

  @Test
  void an_empty_record_of_the_older_kind_is_taken_over_too() {
    Databases.run(database, "truncate domainevententry");
    migrate("latest");
    assertThat(log.head()).isZero();
    assertThat(exists("domainevententry")).isFalse();
  }

  private void everythingIsThere() {
    var entries = log.from(0, ROWS + 1);
    assertThat(entries).hasSize(ROWS);
    long recorded = Long.MIN_VALUE;
    int clamped = 0;
    var naming = new NamingTable(database, LOG);
    for (int i = 0; i < ROWS; i++) {
      var row = old.get(i);
      LogEntry entry = entries.get(i);
      var leaf = entry.parsed();
      assertThat(entry.position()).isEqualTo(i);
      assertThat(entry.stream()).isEqualTo(row.stream());
      assertThat(leaf.version()).isEqualTo(row.version());
      assertThat(leaf.event()).hasToString(row.event());
      assertThat(entry.payload()).isEqualTo(row.payload());
      assertThat(entry.meta()).isEqualTo(row.meta());
      assertThat(leaf.payload().fits(row.payload())).isTrue();
      var names = naming.find(row.stream().substring(0, 1)).orElseThrow();
      assertThat(leaf.stream()).isEqualTo(names.stream(row.stream()));
      recorded = Math.max(recorded, Times.micros(row.at()));
      assertThat(leaf.recorded()).isEqualTo(recorded);
      if (recorded != Times.micros(row.at())) clamped++;
    }
    assertThat(clamped).as("times ran backwards").isPositive();
  }

  private boolean exists(String table) {
    return Databases.number(
            database, "select count(*) from pg_tables where tablename = '" + table + "'")
        > 0;
  }
}
