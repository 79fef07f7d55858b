package ledger.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import ledger.Eventually;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whether a database is there, as long as it answers and once it stands still.
class DatabaseWatchTest {

  private static final Connection CONNECTION = answering(Connection.class, 0);
  private static final DataSource DATABASE = answering(DataSource.class, CONNECTION);

  /// Whatever it is asked.
  private static <T> T answering(Class<T> type, @Nullable Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            DatabaseWatchTest.class.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> answer));
  }

  private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));

  private final AtomicInteger settlings = new AtomicInteger();
  private volatile String identity = "one";
  private final AtomicBoolean failsOver = new AtomicBoolean();
  private volatile CountDownLatch standsStill = new CountDownLatch(0);

  private final Upstream upstream =
      new Upstream() {
        @Override
        public String identity(Connection connection) throws SQLException {
          if (failsOver.compareAndSet(true, false)) {
            identity = "another";
            throw new SQLException("the connection broke", "08006");
          }
          try {
            standsStill.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          return identity;
        }

        @Override
        public String settled(Connection connection) throws SQLException {
          settlings.incrementAndGet();
          return identity(connection);
        }

        @Override
        public Instant time(Connection connection) {
          return TOMORROW;
        }
      };

  private final DatabaseWatch watch =
      new DatabaseWatch(DATABASE, upstream, false, Optional.empty());

  @BeforeEach
  void start() {
    watch.start();
  }

  @AfterEach
  void close() {
    standsStill.countDown();
    watch.close();
  }

  @Test
  void one_that_answers_is_said_to() {
    assertThat(watch.answersSoon()).isTrue();
  }

  @Test
  void its_clock_is_what_the_database_shows() {
    Eventually.until("it answers", watch::answersSoon);
    assertThat(watch.clock().instant()).isAfterOrEqualTo(TOMORROW);
  }

  /// Also right after its last answer.
  @Test
  void one_that_stands_still_is_not_waited_for() {
    Eventually.until("it answers", watch::answersSoon);
    standsStill = new CountDownLatch(1);
    var from = Instant.now();
    Eventually.until("it does not", () -> !watch.answersSoon());
    assertThat(Duration.between(from, Instant.now())).isLessThan(Duration.ofSeconds(5));
    standsStill.countDown();
    Eventually.until("it answers again", watch::answersSoon);
  }

  /// One that was promoted settles only when its standbys have found it: what is to begin anew may
  /// begin before.
  @Test
  void another_database_is_told_before_it_settles() {
    Eventually.until("it answers", watch::answersSoon);
    var moved = new CountDownLatch(1);
    watch.onMoved(moved::countDown);
    int before = settlings.get();
    failsOver.set(true);
    Eventually.until("it is told", () -> moved.getCount() == 0);
    assertThat(settlings).hasValue(before);
  }

  /// A primary that was left does not settle, for as long as it is waited for.
  @Test
  void a_connection_to_another_database_is_not_waited_for() {
    Eventually.until("it answers", watch::answersSoon);
    watch.close();
    int before = settlings.get();
    identity = "another";
    assertThatThrownBy(() -> watch.mustLeadThere(CONNECTION))
        .isInstanceOf(SQLTransientConnectionException.class);
    assertThat(settlings).hasValue(before);
  }
}
