package ledger.carryover;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.LedgerApplication;
import ledger.TestDatabase;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import ledger.carryover.postgres.FormerTables;
import ledger.log.StreamName;
import ledger.log.Times;
import ledger.log.postgres.LogTable;
import ledger.record.json.EntryFormat;
import ledger.record.postgres.ActsOnRecord;
import ledger.value.Id;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// An operator has a ledger that was made before leaves of version 2, and wants to go on with it.
class CarryOverIT {

  private static final String FORMER = "former_ledger";
  private static final String NEW = "new_ledger";
  private static final String ORIGIN =
      "agreement-ledger.invalid/51b72d9a-fd2e-433c-93ad-a50e3b6f4ba5";
  private static final int ENTRIES = 65;
  private static final String COSIGNATURE =
      "— other.example " + Base64.getEncoder().encodeToString(new byte[68]) + "\n";
  private static final Id CORRIDOR = Id.of("corridor");

  @TempDir private static Path temporary;

  private static ConfigurableApplicationContext ledger;

  @BeforeAll
  static void a_ledger_of_the_form_before_and_a_new_one() throws IOException {
    run("postgres", "create database " + FORMER);
    try (var script = CarryOverIT.class.getResourceAsStream("former-ledger.sql")) {
      run(FORMER, new String(requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
    }
    run("postgres", "create database " + NEW);
    var server = TestDatabase.get();
    ledger =
        new SpringApplicationBuilder(LedgerApplication.class)
            .profiles(CarryOver.PROFILE)
            .run(
                "--server.port=0",
                "--spring.datasource.url=" + url(NEW),
                "--spring.datasource.username=" + server.user(),
                "--spring.datasource.password=" + server.password(),
                "--ledger.data=" + temporary);
  }

  @AfterAll
  static void gone() {
    ledger.close();
    run("postgres", "drop database " + NEW + " with (force)");
    run("postgres", "drop database " + FORMER + " with (force)");
  }

  private static String url(String database) {
    return TestDatabase.get().url().replaceFirst("/[^/?]+(?=[?]|$)", "/" + database);
  }

  private static DriverManagerDataSource source(String database) {
    var server = TestDatabase.get();
    return new DriverManagerDataSource(url(database), server.user(), server.password());
  }

  private static void run(String database, String sql) {
    var server = TestDatabase.get();
    try (var connection =
            DriverManager.getConnection(url(database), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CarryOver.Carried carriedOver() {
    return carryOver().from(new FormerTables(source(FORMER)), _ -> {});
  }

  private static CarryOver carryOver() {
    return ledger.getBean(CarryOver.class);
  }

  private static LogTable entries() {
    return ledger.getBean(LogTable.class);
  }

  private record Former(String stream, String act, Instant recorded) {}

  private static List<Former> former() {
    return JdbcClient.create(source(FORMER))
        .sql(
            """
            select stream, convert_from(payload, 'UTF8') as act,
                   ('x' || encode(substr(leaf, 72, 8), 'hex'))::bit(64)::bigint as recorded
              from record.event order by pos
            """)
        .query((row, _) ->
            new Former(
                row.getString("stream"),
                row.getString("act"),
                Times.instant(row.getLong("recorded"))))
        .list();
  }

  @Test
  void every_act_stands_in_the_new_log_with_where_and_when_it_was_recorded_in_the_former_one() {
    assertThat(carriedOver()).isEqualTo(new CarryOver.Carried(ORIGIN, ENTRIES, 5));

    var entries = entries().from(0, 1_000);
    var first = entries.getFirst();
    assertThat(first.identity().type()).isEqualTo("log-carried-over.v1");
    assertThat(new String(first.content().orElseThrow(), StandardCharsets.UTF_8))
        .contains(ORIGIN + "\\n65\\n");
    var format = ledger.getBean(EntryFormat.class);
    for (int i = 0; i < ENTRIES; i++) {
      var entry = entries.get(i + 1);
      var former = former().get(i);
      assertThat(format.added(entry))
          .containsEntry("carriedFrom", ORIGIN + " " + i + " " + former.recorded());
      assertThat(entry.identity().stream().id()).isEqualTo(former.stream());
      assertThat(new String(format.stored(entry).orElseThrow(), StandardCharsets.UTF_8))
          .isEqualTo(former.act());
    }
  }

  @Test
  void what_was_known_by_a_moment_then_is_what_is_known_by_it_now() {
    carriedOver();

    var acts = ledger.getBean(ActsOnRecord.class).of(CORRIDOR, -1);
    assertThat(acts.stream().map(act -> act.recorded().at()))
        .isEqualTo(
            former().stream()
                .filter(act -> StreamName.negotiationOf(act.stream()).equals(CORRIDOR.value()))
                .map(Former::recorded)
                .toList());
  }

  @Test
  void whoever_could_sign_in_has_an_account() {
    carriedOver();

    var accounts = ledger.getBean(Accounts.class);
    assertThat(accounts.open(new Account(new UserId("rep:azerbaijan"), false))).isEmpty();
  }

  @Test
  void one_that_was_interrupted_goes_on_where_it_was_and_a_third_time_changes_nothing() {
    var stopped =
        new Through(new FormerTables(source(FORMER))) {
          @Override
          public Map<Account, byte[]> accounts() {
            throw new IllegalStateException("the former database went away");
          }
        };
    assertThatThrownBy(() -> carryOver().from(stopped, _ -> {}))
        .hasMessage("the former database went away");

    carriedOver();
    long head = entries().head();
    carriedOver();
    assertThat(entries().head()).isEqualTo(head).isEqualTo(1 + ENTRIES + 5);
  }

  @Test
  void nothing_is_carried_over_into_a_ledger_that_has_entries_of_its_own() {
    carriedOver();
    long head = entries().head();
    var another =
        new Through(new FormerTables(source(FORMER))) {
          @Override
          public Optional<String> lastCheckpoint() {
            return super.lastCheckpoint().map(note -> note + COSIGNATURE);
          }
        };

    assertThatThrownBy(() -> carryOver().from(another, _ -> {}))
        .isInstanceOf(CannotBeCarriedOver.class)
        .hasMessageContaining("this ledger has entries of its own");
    assertThat(entries().head()).isEqualTo(head);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          an act's words         | update record.event set payload = replace(convert_from(payload, 'UTF8'), 'corridor', 'corridos')::bytea where pos = 7 | its position 7 is not what was recorded there
          an act                 | update record.event set payload = null where pos = 7                       | its position 7 is not what was recorded there
          what the ledger added  | update record.event set meta = substr(meta, 2) where pos = 7                 | its position 7 is not what was recorded there
          where an act is filed  | update record.event set stream = 'corridor/agreement/another' where pos = 50 | its position 50 is not what was recorded there
          one leaf for another   | update record.event e set leaf = o.leaf, meta = o.meta, payload = o.payload, stream = o.stream from record.event o where e.pos = 50 and o.pos = 51 | not those under its last checkpoint, of size 65
          an entry               | delete from record.event where pos = 30                                    | position 30 of the former log is missing
          the last entry         | delete from record.event where pos = 64                                    | it has 64 entries, and its last checkpoint has 65
          the names              | delete from record.naming where negotiation = 'corridor'                   | is not what was recorded there
          half a leaf            | update record.event set leaf = substr(leaf, 1, 90) where pos = 3            | its position 3 is not what was recorded there
          the checkpoints        | delete from record.checkpoint                                              | has its entries under no checkpoint: start the ledger that made it once more
          another log            | update record.log set origin = 'example.org/other'                         | its last checkpoint is none of example.org/other
          """)
  void a_former_ledger_that_somebody_altered_is_refused_and_the_place_named(
      String what, String alteration, String said) {
    run("postgres", "create database altered template " + FORMER);
    try {
      run("altered", alteration);
      assertThatThrownBy(() -> SignedFormerLog.of(new FormerTables(source("altered"))))
          .isInstanceOf(CannotBeCarriedOver.class)
          .hasMessageContaining(said);
    } finally {
      run("postgres", "drop database altered with (force)");
    }
  }

  @Test
  void a_database_that_is_no_former_ledger_is_told() {
    assertThatThrownBy(() -> SignedFormerLog.of(new FormerTables(source("postgres"))))
        .isInstanceOf(CannotBeCarriedOver.class)
        .hasMessageContaining("its tables are not those of a ledger with leaves of version 1");
  }

  /// A former log that is otherwise in one thing.
  private static class Through implements FormerLog {
    private final FormerLog to;

    Through(FormerLog to) {
      this.to = to;
    }

    @Override
    public String origin() {
      return to.origin();
    }

    @Override
    public Optional<String> lastCheckpoint() {
      return to.lastCheckpoint();
    }

    @Override
    public Map<String, Pseudonyms> pseudonyms() {
      return to.pseudonyms();
    }

    @Override
    public List<FormerEntry.Stored> from(long position, int most) {
      return to.from(position, most);
    }

    @Override
    public Map<Account, byte[]> accounts() {
      return to.accounts();
    }
  }
}
