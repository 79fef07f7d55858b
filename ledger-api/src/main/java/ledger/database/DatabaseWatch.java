package ledger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import ledger.log.postgres.DatabaseTrouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether the database answers, four times a second, over a connection of its own.
///
/// What it has to be, and by what it is known again, its [Upstream] says. Of several servers it is
/// the primary, and once a second it is looked whether a commit gets through to the standbys as
/// well: a primary that they have left may not be one any more. Where another is found than there
/// was at first, that is told once, and the database stays away for whoever knows the former one.
///
/// A database that refuses or breaks a connection is away at once. One that is merely silent may be
/// slow: it is told as not answering after a moment, taken for away after some seconds, and then
/// all connections to it are broken off, so that nobody waits for what will not come.
public final class DatabaseWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Duration EVERY = Duration.ofMillis(250);

  /// So long it may take to be asked again, and to answer.
  private static final Duration SOON = Duration.ofMillis(600);

  private static final long GLANCE_MS = 10;

  /// So long without an answer, and readiness is down.
  private static final Duration SILENT = Duration.ofMillis(1_500);

  /// So long, and it is taken for away.
  private static final Duration GIVEN_UP = Duration.ofSeconds(5);

  /// How often a commit has to get through, where there are several servers.
  private static final Duration SETTLED_EVERY = Duration.ofSeconds(1);

  /// PostgreSQL's own, of a connection that cannot be made.
  private static final String AWAY_STATE = "08001";

  private final DataSource database;
  private final Upstream upstream;
  private final boolean isOneOfSeveral;
  private final Optional<DatabaseKeeper> keeper;
  private final DatabaseClock clock = new DatabaseClock(System::nanoTime);
  private final Thread thread;
  private final List<Runnable> brokenOff = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable String> history = new AtomicReference<>();
  private volatile Runnable moved = () -> {};
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Optional<DatabaseTrouble> trouble = Optional.empty();
  private volatile long answered = System.nanoTime();
  private volatile boolean stopping;
  private volatile boolean closed;
  private @Nullable Connection connection;
  private boolean answeredOnce;
  private boolean hasMoved;
  private long settled = System.nanoTime();

  /// @param database gives a new connection each time, and does not wait for one for long
  /// @param isOneOfSeveral whether the primary may be another server later on
  DatabaseWatch(
      DataSource database,
      Upstream upstream,
      boolean isOneOfSeveral,
      Optional<DatabaseKeeper> keeper) {
    this.database = database;
    this.upstream = upstream;
    this.isOneOfSeveral = isOneOfSeveral;
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

  /// Calls, once, when it is another database: nothing that is kept in memory can be relied on.
  public void onMoved(Runnable listener) {
    moved = listener;
  }

  /// What is to be known of a connection before anything is asked over it.
  ///
  /// @throws SQLException where it leads elsewhere
  void mustLeadThere(Connection connection) throws SQLException {
    int usual = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, (int) GIVEN_UP.toMillis());
    // One that was left may not settle for long: by what it is it is told at once.
    if (isAnother(upstream.identity(connection)) || !isOurs(upstream.settled(connection)))
      throw new SQLTransientConnectionException(DatabaseTrouble.AWAY.words(), AWAY_STATE);
    connection.setNetworkTimeout(Runnable::run, usual);
  }

  private boolean isAnother(String found) {
    var known = history.get();
    return known != null && !found.equals(known);
  }

  /// The first that is seen is the one.
  private boolean isOurs(String found) {
    return history.compareAndSet(null, found) || found.equals(history.get());
  }

  /// Whether it answers from now on: it is looked at four times a second, and that is waited for.
  public boolean answersSoon() {
    long from = System.nanoTime();
    while (isReachable() && System.nanoTime() - from < SOON.toNanos()) {
      if (answered - from > 0) return true;
      try {
        TimeUnit.MILLISECONDS.sleep(GLANCE_MS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  /// What its clock shows, also while it is away.
  public Clock clock() {
    return clock;
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
      if (closed || !answeredOnce && !hasMoved) return;
      var found = DatabaseTrouble.of(fault).orElse(DatabaseTrouble.AWAY);
      // It answers, though it has no room for one more: the pool has its own.
      is(found == DatabaseTrouble.BUSY ? Optional.empty() : Optional.of(found));
      if (hasMoved) leave();
    }
  }

  /// Nobody waits for the former primary, and whoever is to be told is told once.
  private void leave() {
    brokenOff.forEach(Runnable::run);
    var listener = moved;
    moved = () -> {};
    listener.run();
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
    var to = connection;
    if (to == null) {
      to = database.getConnection();
      connection = to;
      to.setNetworkTimeout(Runnable::run, (int) GIVEN_UP.toMillis());
      // Another one is left at once: it may not settle before its standbys have found it.
      mustNotBeAnother(upstream.identity(to));
      mustBeOurs(upstream.settled(to));
      settled = System.nanoTime();
    } else if (isOneOfSeveral && System.nanoTime() - settled > SETTLED_EVERY.toNanos()) {
      mustBeOurs(upstream.settled(to));
      settled = System.nanoTime();
    } else mustBeOurs(upstream.identity(to));
    clock.shows(upstream.time(to));
  }

  private void mustBeOurs(String found) throws SQLException {
    if (!isOurs(found)) throw isAnotherNow();
  }

  private void mustNotBeAnother(String found) throws SQLException {
    if (isAnother(found)) throw isAnotherNow();
  }

  private SQLException isAnotherNow() {
    hasMoved = true;
    return new SQLException("it is another database than before", AWAY_STATE);
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
      // Connections to a server that is a standby now are of no use either.
      if (now.get() == DatabaseTrouble.READ_ONLY || silence().compareTo(GIVEN_UP) >= 0)
        brokenOff.forEach(Runnable::run);
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
