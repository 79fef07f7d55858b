package ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import ledger.Eventually;
import ledger.log.Checkpoints.Signed;
import ledger.log.Outcome.Already;
import ledger.log.Outcome.Appended;
import ledger.log.Outcome.NotAppended;
import ledger.log.postgres.CheckpointTable;
import ledger.log.postgres.DatabaseTrouble;
import ledger.log.postgres.HeadListener;
import ledger.log.postgres.LogEnd;
import ledger.transparency.TreeHash;
import ledger.wiring.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server of its own, which waits for a standby that does not exist, is killed and comes back.
class ServerIT {

  private static Path home;
  private static EmbeddedPostgres server;
  private static final DataSource DATABASE = new Wherever();

  @BeforeAll
  static void start() throws IOException {
    home = Files.createTempDirectory("ledger-own-server");
    server = new EmbeddedPostgres(home);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void empty() {
    Databases.run(DATABASE, "drop schema if exists record cascade");
    Databases.migrate(DATABASE);
  }

  @Test
  void nothing_is_acknowledged_while_the_wait_for_a_standby_was_cancelled() throws Exception {
    try (var writer = new Writer(DATABASE)) {
      assertThat(writer.offer("a", 0)).isEqualTo(new Appended(0, 1_000));
      try {
        absentStandby();
        var waiting = writer.offering("a", 1);
        cancel("record.append");
        // The look-up waits for the standby as well, on a connection of its own.
        awaitWaiting("record.resolve");
        assertThat(waiting).as("is not acknowledged").isNotDone();
        noStandby();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(new Appended(1, 1_000));
      } finally {
        noStandby();
      }
      assertThat(writer.all()).hasSize(2);
      assertThat(writer.offer("a", 2)).isEqualTo(new Appended(2, 1_000));
    }
  }

  @Test
  void a_look_up_that_was_cancelled_is_no_answer_either() throws Exception {
    try (var writer = new Writer(DATABASE)) {
      var event = UUID.randomUUID();
      try {
        absentStandby();
        var waiting = new CompletableFuture<Outcome>();
        Thread.ofPlatform()
            .daemon()
            .start(() -> waiting.complete(writer.offer(event, "a", 0, "said")));
        cancel("record.append");
        cancel("record.resolve");
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Unknown.class);
      } finally {
        noStandby();
      }
      assertThat(writer.offer(event, "a", 0, "said")).isEqualTo(new Already(0, 1_000));
      assertThat(writer.all()).hasSize(1);
    }
  }

  @Test
  void a_backend_that_is_ended_in_the_wait_for_a_standby_is_no_acknowledgement_either()
      throws Exception {
    try (var writer = new Writer(DATABASE)) {
      writer.offer("a", 0);
      try {
        absentStandby();
        var waiting = writer.offering("a", 1);
        signal("pg_terminate_backend", "record.append");
        awaitWaiting("record.resolve");
        assertThat(waiting).isNotDone();
        noStandby();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(new Appended(1, 1_000));
      } finally {
        noStandby();
      }
      assertThat(writer.all()).hasSize(2);
    }
  }

  /// It is there, and would be shown; whoever shows it waits until a standby has it.
  @Test
  void a_checkpoint_whose_wait_for_a_standby_was_cancelled_is_not_shown() throws Exception {
    try (var writer = new Writer(DATABASE)) {
      writer.offer("a", 0);
      var checkpoints = new CheckpointTable(DATABASE, Writer.LOG, 1, LogEnd.RECORDED);
      var signed = new Signed(1, TreeHash.EMPTY, new byte[0], "note");
      try {
        absentStandby();
        var keeping = CompletableFuture.supplyAsync(() -> checkpoints.keep(signed, -1));
        cancel("record.keep_checkpoint");
        assertThat(keeping)
            .failsWithin(Duration.ofSeconds(10))
            .withThrowableOfType(ExecutionException.class)
            .withCauseInstanceOf(Log.Unreachable.class);
        assertThat(checkpoints.last()).isPresent();
        var showing = CompletableFuture.runAsync(checkpoints::awaitDurable);
        awaitWaiting("select pg_logical_emit_message");
        assertThat(showing).isNotDone();
        noStandby();
        showing.get(10, TimeUnit.SECONDS);
      } finally {
        noStandby();
      }
    }
  }

  @Test
  void a_server_that_takes_nothing_new_is_no_riddle_and_tells_so() throws Exception {
    try (var writer = new Writer(DATABASE)) {
      try {
        readOnly("on");
        var next = new AtomicLong();
        Eventually.until(
            "nothing is taken",
            () -> {
              var outcome = writer.offer("a", next.get());
              if (outcome instanceof Appended) next.incrementAndGet();
              return outcome.equals(new NotAppended(DatabaseTrouble.READ_ONLY.words()));
            });
      } finally {
        readOnly("off");
      }
    }
  }

  private static void readOnly(String how) {
    Databases.run(DATABASE, "alter system set default_transaction_read_only = " + how);
    Databases.run(DATABASE, "select pg_reload_conf()");
    Eventually.until(
        "the setting is read",
        () ->
            Databases.number(
                    DATABASE,
                    "select count(*) from pg_settings where name = 'default_transaction_read_only' and setting = '%s'"
                        .formatted(how))
                == 1);
  }

  @Test
  void a_server_that_is_killed_before_it_answers_leaves_one_copy_or_none_and_tells_which()
      throws Exception {
    try (var writer = new Writer(DATABASE)) {
      writer.offer("a", 0);
      var event = UUID.randomUUID();
      var taking = new CompletableFuture<Outcome>();
      absentStandby(); // durable, and not answered
      Thread.ofPlatform()
          .daemon()
          .start(() -> taking.complete(writer.offer(event, "a", 1, "answer lost")));
      awaitWaiting("record.append");
      kill();
      assertThat(taking.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Unknown.class);
      assertThat(writer.offer("b", 0)).as("nothing was sent").isInstanceOf(NotAppended.class);
      comesBack();
      noStandby();
      assertThat(writer.offer(event, "a", 1, "answer lost")).isEqualTo(new Already(1, 1_000));
      assertThat(writer.offer("a", 2)).isEqualTo(new Appended(2, 1_000));
      assertThat(writer.all()).hasSize(3);
      assertThat(new Invariants(writer.all(), writer.history.ops()).check()).isEmpty();
    }
  }

  @Test
  void a_connection_that_died_while_it_was_idle_fails_nobody() throws Exception {
    try (var writer = new Writer(DATABASE)) {
      writer.offer("a", 0);
      endEveryOther();
      assertThat(writer.offer("b", 0)).isEqualTo(new Appended(1, 1_000));
      try (var other = new Writer(DATABASE)) {
        other.offer("a", 1);
        endEveryOther();
        assertThat(other.offer("b", 1)).as("has to ask first").isEqualTo(new Appended(3, 1_000));
      }
    }
  }

  @Test
  void a_node_hears_of_another_s_entries_again_after_whatever_its_connection_went_through()
      throws Exception {
    var heard = new CopyOnWriteArrayList<Long>();
    try (var writer = new Writer(DATABASE);
        var _ =
            new HeadListener(
                DATABASE,
                Writer.LOG,
                head -> {
                  heard.add(head);
                  if (heard.size() == 1) throw new IllegalStateException("a defect of a reader");
                })) {
      writer.offer("a", 0);
      Eventually.until("head 1 is heard of", () -> heard.contains(1L));
      endEveryOther();
      writer.offer("a", 1);
      Eventually.until("head 2 is heard of", () -> heard.contains(2L));
      kill();
      comesBack();
      writer.offer("a", 2);
      Eventually.until("head 3 is heard of", () -> heard.contains(3L));
    }
  }

  /// Commits wait for a standby that does not exist, until [#noStandby()].
  private static void absentStandby() {
    standby("'absent'");
    Eventually.until("commits wait for the standby", ServerIT::aCommitWaits);
  }

  private static void noStandby() {
    standby("''");
  }

  private static void standby(String names) {
    Databases.run(DATABASE, "alter system set synchronous_standby_names = " + names);
    Databases.run(DATABASE, "select pg_reload_conf()");
  }

  /// The checkpointer reads the settings for all backends, and it shows in nothing but this.
  private static boolean aCommitWaits() {
    var commit =
        CompletableFuture.runAsync(
            () -> Databases.run(DATABASE, "select pg_logical_emit_message(true, 'probe', '')"));
    while (!commit.isDone())
      if (Databases.number(DATABASE, "select count(pg_cancel_backend(pid)) " + PROBE) > 0) {
        commit.join();
        return true;
      }
    return false;
  }

  private static final String PROBE =
      "from pg_stat_activity where wait_event = 'SyncRep' and query like '%pg_logical_emit_message%'";

  private static final String WAITING =
      "from pg_stat_activity where wait_event = 'SyncRep' and query like '%";

  private static void awaitWaiting(String function) throws InterruptedException {
    Eventually.until(
        "somebody waits for the standby",
        () -> Databases.number(DATABASE, "select count(*) " + WAITING + function + "%'") > 0);
  }

  private static void signal(String how, String function) throws InterruptedException {
    awaitWaiting(function);
    Databases.run(DATABASE, "select " + how + "(pid) " + WAITING + function + "%'");
  }

  private static void cancel(String function) throws InterruptedException {
    signal("pg_cancel_backend", function);
  }

  private static void endEveryOther() {
    Databases.run(
        DATABASE,
        "select pg_terminate_backend(pid, 1000) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'");
  }

  /// As the power would.
  private static void kill() throws IOException {
    long pid =
        Long.parseLong(
            Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst().trim());
    assertThat(Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(1))
        .isEqualTo(home.resolve("postgres").toString());
    var postmaster = ProcessHandle.of(pid).orElseThrow();
    var backends = postmaster.children().toList();
    postmaster.destroyForcibly();
    // A new server starts only when nobody holds the old one's memory any more.
    for (var backend : backends) backend.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static void comesBack() throws Exception {
    server.close();
    server = new EmbeddedPostgres(home);
  }

  /// The server has another port each time it starts.
  private static final class Wherever implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
      try {
        return DriverManager.getConnection(server.url(), EmbeddedPostgres.USER, server.password());
      } catch (IOException e) {
        throw new SQLException(e);
      }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
      return new PrintWriter(System.err);
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
