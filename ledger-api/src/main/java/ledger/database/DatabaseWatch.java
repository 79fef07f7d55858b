package ledger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import ledger.log.postgres.DatabaseTrouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether the database answers, four times a second, over a connection of its own.
///
/// A database that refuses or breaks a connection is away at once. One that is merely silent may be
/// slow: it is told as not answering after a moment, taken for away after some seconds, and then
/// all connections to it are broken off, so that nobody waits for what will not come.
public final class DatabaseWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Duration EVERY = Duration.ofMillis(250);

  /// So long it may take to be asked again, and to answer.
  private static final Duration JUST_NOW = Duration.ofMillis(600);

  /// So long without an answer, and readiness is down.
  private static final Duration SILENT = Duration.ofMillis(1_500);

  /// So long, and it is taken for away.
  private static final Duration GIVEN_UP = Duration.ofSeconds(5);

  /// PostgreSQL's own, of a connection that cannot be made.
  private static final String AWAY_STATE = "08001";

  private final DataSource database;
  private final Optional<DatabaseKeeper> keeper;
  private final Thread thread;
  private final List<Runnable> brokenOff = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Optional<DatabaseTrouble> trouble = Optional.empty();
  private volatile long answered = System.nanoTime();
  private volatile boolean stopping;
  private volatile boolean closed;
  private @Nullable Connection connection;
  private boolean answeredOnce;

  /// @param database gives a new connection each time, and does not wait for one for long
  DatabaseWatch(DataSource database, Optional<DatabaseKeeper> keeper) {
    this.database = database;
    this.keeper = keeper;
    this.thread = Thread.ofPlatform().name("database-watch").daemon().unstarted(this::run);
  }

  DatabaseWatch start() {
    answered = System.nanoTime();
    thread.start();
    return this;
  }

  /// Calls when nothing more is to be awaited of connections that there are.
  void onBrokenOff(Runnable listener) {
    brokenOff.add(listener);
  }

  /// Whether it answered just now.
  public boolean isAnswering() {
    return isReachable() && silence().compareTo(JUST_NOW) < 0;
  }

  /// Whether to ask it anything.
  boolean isReachable() {
    return trouble.isEmpty();
  }

  /// What is wrong, in a sentence that anybody may read; empty where nothing is.
  Optional<String> told() {
    var now = trouble;
    if (now.isEmpty())
      return silence().compareTo(SILENT) < 0
          ? Optional.empty()
          : Optional.of(DatabaseTrouble.AWAY.words());
    return Optional.of(
        keeper
            .flatMap(DatabaseKeeper::trouble)
            .map(why -> now.get().words() + ": " + why)
            .orElse(now.get().words()));
  }

  private Duration silence() {
    return Duration.ofNanos(System.nanoTime() - answered);
  }

  /// @throws SQLException where it is known not to be there
  void mustBeReachable() throws SQLException {
    var now = trouble;
    if (now.isPresent()) throw new SQLTransientConnectionException(now.get().words(), AWAY_STATE);
  }

  /// Waits until it is there, at most so long.
  ///
  /// @return whether it is
  boolean await(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (!isReachable() && !stopping) {
        if (left <= 0) return false;
        left = changed.awaitNanos(left);
      }
      return isReachable();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (!closed) {
      look();
      try {
        TimeUnit.NANOSECONDS.sleep(EVERY.toNanos());
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void look() {
    try {
      askTwice();
      answered = System.nanoTime();
      answeredOnce = true;
      is(Optional.empty());
    } catch (SQLException | RuntimeException fault) {
      disconnect();
      // Before its first answer whoever starts the server finds out.
      if (closed || !answeredOnce) return;
      var found = DatabaseTrouble.of(fault).orElse(DatabaseTrouble.AWAY);
      // It answers, though it has no room for one more: the pool has its own.
      is(found == DatabaseTrouble.BUSY ? Optional.empty() : Optional.of(found));
    }
  }

  /// A connection that died says nothing about the server, and silence is not asked again.
  private void askTwice() throws SQLException {
    boolean anew = connection == null;
    try {
      ask();
    } catch (SQLException fault) {
      if (anew || silence().compareTo(GIVEN_UP) >= 0) throw fault;
      disconnect();
      ask();
    }
  }

  private void ask() throws SQLException {
    if (connection == null) {
      connection = database.getConnection();
      connection.setNetworkTimeout(Runnable::run, (int) GIVEN_UP.toMillis());
    }
    try (var statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }

  private void is(Optional<DatabaseTrouble> now) {
    var before = trouble;
    if (before.equals(now)) return;
    lock.lock();
    try {
      trouble = now;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (now.isPresent()) {
      LOG.warn("database away why={}", now.get().words());
      if (silence().compareTo(GIVEN_UP) >= 0) brokenOff.forEach(Runnable::run);
    } else LOG.info("database is back");
  }

  private void disconnect() {
    var old = connection;
    connection = null;
    if (old == null) return;
    try {
      old.abort(Runnable::run);
    } catch (SQLException _) {
      // it is gone either way
    }
  }

  /// Whoever waits waits no longer.
  void stopWaiting() {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    stopWaiting();
    thread.interrupt();
  }
}
