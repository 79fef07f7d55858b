package ledger.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import ledger.Eventually;
import ledger.log.postgres.DatabaseTrouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which of three servers is taken for the primary, by what each says of itself.
class PrimarySearchTest {

  private static final String STANDBY = "25006";
  private static final String GONE = "08001";
  private static final String NO_SUCH_PASSWORD = "28P01";

  /// A timeline, or the state that PostgreSQL refuses with.
  private final Map<String, String> says = new ConcurrentHashMap<>();

  /// Those that are connected to in vain until they speak.
  private final Set<String> silent = ConcurrentHashMap.newKeySet();

  /// One of them for each.
  private final Semaphore theySpeak = new Semaphore(0);

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Map<Connection, String> open = new ConcurrentHashMap<>();
  private final Queue<String> closed = new ConcurrentLinkedQueue<>();
  private final Upstream primary =
      new Upstream() {
        @Override
        public String identity(Connection connection) throws SQLException {
          var answer = says.getOrDefault(open.getOrDefault(connection, ""), GONE);
          if (answer.equals(STANDBY)) throw new SQLException("the server is a standby", STANDBY);
          return answer;
        }

        @Override
        public String settled(Connection connection) {
          throw new IllegalStateException("whether it commits is somebody else's question");
        }
      };

  private final PrimarySearch search = search(Duration.ofHours(1));

  /// @param others how long they have when one says that it is the primary
  private PrimarySearch search(Duration others) {
    return new PrimarySearch(
        new DatabaseAddress("jdbc:postgresql://a:1,b:2,c:3/ledger?ssl=true"), primary, others);
  }

  @BeforeEach
  void the_first_is_the_primary() {
    says.putAll(Map.of("a:1", "00000001", "b:2", STANDBY, "c:3", STANDBY));
  }

  @Test
  void it_is_the_one_that_is_no_standby() throws SQLException {
    assertThat(found()).isEqualTo("a:1");
  }

  /// PostgreSQL goes on to call itself primary when its Patroni was killed.
  @Test
  void of_two_it_is_the_one_that_was_promoted_last() throws SQLException {
    says.put("c:3", "00000002");
    assertThat(found()).isEqualTo("c:3");
  }

  @Test
  void nothing_stays_open_but_what_is_taken() throws SQLException {
    says.put("b:2", "00000002");
    found();
    assertThat(open.values()).containsExactly("b:2");
  }

  @Test
  void the_one_that_was_found_a_moment_ago_is_asked_alone() throws SQLException {
    found();
    asked.clear();
    assertThat(found()).isEqualTo("a:1");
    assertThat(asked).containsExactly("a:1");
  }

  @Test
  void where_it_is_none_any_more_all_are_asked_again() throws SQLException {
    found();
    says.putAll(Map.of("a:1", GONE, "b:2", "00000002"));
    assertThat(found()).isEqualTo("b:2");
  }

  @Test
  void one_that_is_silent_is_not_waited_for_where_another_is_the_primary() throws SQLException {
    silent.add("b:2");
    assertThat(found(search(Duration.ZERO))).isEqualTo("a:1");
  }

  /// It was promoted after any that was found before, so no other can be meant.
  @Test
  void one_that_was_promoted_since_is_taken_at_once() throws SQLException {
    found();
    silent.add("b:2");
    says.putAll(Map.of("a:1", GONE, "c:3", "00000002"));
    assertThat(found()).isEqualTo("c:3");
  }

  /// It may be the one that was cut off, and be back sooner than the others answer.
  @Test
  void one_that_was_replaced_is_not_taken_before_the_others_have_answered() throws Exception {
    var impatient = search(Duration.ZERO);
    says.putAll(Map.of("a:1", STANDBY, "c:3", "00000002"));
    found(impatient);
    silent.add("b:2");
    says.putAll(Map.of("a:1", "00000001", "b:2", "00000002", "c:3", GONE));
    asked.clear();
    try (var aside = Executors.newVirtualThreadPerTaskExecutor()) {
      var found = aside.submit(() -> found(impatient));
      Eventually.until("all are asked, one of them twice", () -> asked.size() == 4);
      theySpeak.release();
      assertThat(found.get()).isEqualTo("b:2");
    }
  }

  /// All are asked again and again until another is promoted.
  @Test
  void one_that_was_silent_before_is_not_waited_for_again() throws Exception {
    var others = Duration.ofMillis(500);
    var patient = search(others);
    says.put("a:1", GONE);
    silent.add("a:1");
    try (var aside = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = aside.submit(() -> found(patient));
      TimeUnit.MILLISECONDS.sleep(2 * others.toMillis());
      assertThat(first).isNotDone();
      theySpeak.release();
      assertThat(first).failsWithin(Duration.ofMinutes(1));
    }
    assertThatThrownBy(() -> found(patient))
        .hasMessage("b:2: the server is a standby; c:3: the server is a standby");
  }

  @Test
  void what_was_silent_is_not_left_open_when_it_speaks() throws SQLException {
    silent.add("b:2");
    says.put("b:2", "00000001");
    found(search(Duration.ZERO));
    theySpeak.release();
    Eventually.until("what it opened is closed", () -> closed.contains("b:2"));
    assertThat(open.values()).containsExactly("a:1");
  }

  @Test
  void where_there_is_none_each_is_named_with_why_not() {
    says.put("a:1", GONE);
    assertThatThrownBy(this::found)
        .hasMessage("a:1: no (08001); b:2: the server is a standby; c:3: the server is a standby")
        .satisfies(fault -> assertThat(DatabaseTrouble.of(fault)).contains(DatabaseTrouble.AWAY));
    assertThat(open).isEmpty();
  }

  /// Somebody has to correct that: it is no reason to look elsewhere.
  @Test
  void a_password_that_is_not_taken_is_told_as_it_is() {
    says.put("b:2", NO_SUCH_PASSWORD);
    says.put("a:1", GONE);
    assertThatThrownBy(this::found).hasMessage("no (28P01)");
  }

  private String found() throws SQLException {
    return found(search);
  }

  private String found(PrimarySearch by) throws SQLException {
    return Optional.ofNullable(open.get(by.connect(this::connect))).orElseThrow();
  }

  private void waitUntilTheySpeak() {
    try {
      theySpeak.acquire();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Connection connect(String url) throws SQLException {
    assertThat(url).matches("jdbc:postgresql://[abc]:[123]/ledger\\?ssl=true");
    var server = url.substring("jdbc:postgresql://".length(), url.indexOf("/ledger"));
    asked.add(server);
    if (silent.contains(server)) waitUntilTheySpeak();
    var state = says.get(server);
    if (Set.of(GONE, NO_SUCH_PASSWORD).contains(String.valueOf(state)))
      throw new SQLException("no (" + state + ")", state);
    var connection =
        (Connection)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, called, arguments) ->
                    switch (called.getName()) {
                      case "close" -> closed.add(open.remove(self));
                      case "hashCode" -> System.identityHashCode(self);
                      case "equals" -> self == arguments[0];
                      default -> throw new UnsupportedOperationException(called.getName());
                    });
    open.put(connection, server);
    return connection;
  }
}
