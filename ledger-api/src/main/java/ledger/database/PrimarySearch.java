package ledger.database;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/// Connects to the primary of several servers.
///
/// More than one may call itself so: PostgreSQL goes on when the Patroni beside it was killed, and
/// one that was cut off has not heard of the other yet. What it still takes is never through, and
/// whoever waits for that has lost the time. So all are asked, at once, and the one with the latest
/// timeline is taken: it was promoted last.
///
/// One that stands still or was cut off does not answer. It has half a second more where another is
/// the primary, or where it did not answer before, and none where the primary was promoted since
/// the last search.
final class PrimarySearch {

  /// How one of them is connected to.
  interface Connector {
    Connection connect(String url) throws SQLException;
  }

  /// So long it is asked alone: a start opens several connections. No longer, because one that was
  /// replaced may go on to say that it is the primary.
  private static final Duration BELIEVED = Duration.ofSeconds(5);

  /// PostgreSQL's own: of connections, of shutting down and starting up, of a standby.
  private static final List<String> NOT_THE_PRIMARY = List.of("08", "57", "25");

  private final DatabaseAddress address;
  private final Upstream primary;
  private final long others;

  /// Those of which the last answer was a fault that took longer: most often none came.
  private final Set<DatabaseAddress> silent = ConcurrentHashMap.newKeySet();

  private volatile Optional<Found> last = Optional.empty();

  private record Found(DatabaseAddress server, String timeline, long since) {
    boolean isRecent() {
      return System.nanoTime() - since < BELIEVED.toNanos();
    }
  }

  private sealed interface Answer {}

  private record Candidate(DatabaseAddress server, Connection connection, String timeline)
      implements Answer {}

  private record Fault(DatabaseAddress server, SQLException why) implements Answer {
    String told() {
      return server.hosts() + ": " + String.valueOf(why.getMessage()).strip();
    }

    boolean isOfThePrimary() {
      var state = why.getSQLState();
      return state != null && NOT_THE_PRIMARY.stream().noneMatch(state::startsWith);
    }
  }

  /// @param others how long is waited for them when one says that it is the primary, and for those
  ///   that were silent before when all others have answered
  PrimarySearch(DatabaseAddress address, Upstream primary, Duration others) {
    this.address = address;
    this.primary = primary;
    this.others = others.toMillis();
  }

  /// The one that was found a moment ago is asked alone.
  ///
  /// @throws SQLException where none says that it is the primary
  Connection connect(Connector to) throws SQLException {
    var recent = last.filter(Found::isRecent);
    if (recent.isPresent() && ask(recent.get().server(), to) instanceof Candidate same)
      return same.connection();
    var answers = askAll(to);
    var found = latest(answers).orElseThrow(() -> none(answers));
    last = Optional.of(new Found(found.server(), found.timeline(), System.nanoTime()));
    return found.connection();
  }

  private List<Answer> askAll(Connector to) throws SQLException {
    var asked = new ArrayList<CompletableFuture<Answer>>();
    var awaited = new ArrayList<CompletableFuture<Answer>>();
    for (var server : address.each()) {
      boolean answered = !silent.contains(server);
      var one = CompletableFuture.supplyAsync(() -> ask(server, to), Thread.ofVirtual()::start);
      asked.add(one);
      if (answered) awaited.add(one);
    }
    awaitEnough(asked, awaited.isEmpty() ? asked : awaited);
    var answers = new ArrayList<Answer>();
    for (var one : asked)
      if (one.isDone()) answers.add(one.join());
      else dropLater(one);
    return answers;
  }

  private void awaitEnough(
      List<CompletableFuture<Answer>> asked, List<CompletableFuture<Answer>> awaited)
      throws SQLException {
    var enough = all(asked);
    all(awaited).thenRun(() -> enough.completeOnTimeout(null, others, MILLISECONDS));
    asked.forEach(one ->
        one.thenAccept(answer -> {
          if (!(answer instanceof Candidate candidate)) return;
          int order = order(candidate);
          if (order > 0) enough.complete(null);
          else if (order == 0) enough.completeOnTimeout(null, others, MILLISECONDS);
        }));
    try {
      enough.get();
    } catch (InterruptedException _) {
      asked.forEach(PrimarySearch::dropLater);
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("not awaited any more", "08001");
    } catch (ExecutionException unexpected) {
      throw new IllegalStateException(unexpected.getCause());
    }
  }

  private static CompletableFuture<Void> all(List<CompletableFuture<Answer>> asked) {
    return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new));
  }

  /// Whether it was promoted after the last that was found (then no other can be meant), is that
  /// one (or there was none), or was replaced by it. Hexadecimal digits, as many in each.
  private int order(Candidate candidate) {
    return last.map(before -> candidate.timeline().compareTo(before.timeline())).orElse(0);
  }

  /// Nobody uses what it connects to.
  private static void dropLater(CompletableFuture<Answer> asked) {
    asked.thenAccept(answer -> {
      if (answer instanceof Candidate unused) close(unused.connection());
    });
  }

  private Answer ask(DatabaseAddress server, Connector to) {
    long from = System.nanoTime();
    var answer = answer(server, to);
    boolean late = System.nanoTime() - from > MILLISECONDS.toNanos(others);
    if (late && answer instanceof Fault) silent.add(server);
    else silent.remove(server);
    return answer;
  }

  private Answer answer(DatabaseAddress server, Connector to) {
    try {
      var connection = to.connect(server.url());
      try {
        return new Candidate(server, connection, primary.identity(connection));
      } catch (SQLException no) {
        close(connection);
        return new Fault(server, no);
      }
    } catch (SQLException no) {
      return new Fault(server, no);
    }
  }

  private static Optional<Candidate> latest(List<Answer> answers) {
    var all = new ArrayList<Candidate>();
    for (var answer : answers) if (answer instanceof Candidate candidate) all.add(candidate);
    var latest = all.stream().max(Comparator.comparing(Candidate::timeline));
    for (var candidate : all)
      if (!latest.equals(Optional.of(candidate))) close(candidate.connection());
    return latest;
  }

  /// What the primary itself refuses says more than that the others are none.
  private static SQLException none(List<Answer> answers) {
    var faults = new ArrayList<Fault>();
    for (var answer : answers) if (answer instanceof Fault fault) faults.add(fault);
    return faults.stream()
        .filter(Fault::isOfThePrimary)
        .map(Fault::why)
        .findFirst()
        .orElseGet(() ->
            new SQLTransientConnectionException(
                faults.stream().map(Fault::told).collect(Collectors.joining("; ")), "08001"));
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException _) {
      // it is gone either way
    }
  }
}
