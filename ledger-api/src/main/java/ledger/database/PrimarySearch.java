package ledger.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Connects to the primary of several servers.
///
/// More than one may call itself so: PostgreSQL goes on when the Patroni beside it was killed, and
/// one that was cut off has not heard of the other yet. What it still takes is never through, and
/// whoever waits for that has lost the time. So all are asked, at once, and the one with the latest
/// timeline is taken: it was promoted last.
final class PrimarySearch {

  /// How one of them is connected to.
  interface Connector {
    Connection connect(String url) throws SQLException;
  }

  /// PostgreSQL's own: of connections, of shutting down and starting up, of a standby.
  private static final List<String> NOT_THE_PRIMARY = List.of("08", "57", "25");

  private final DatabaseAddress address;
  private final Upstream primary;
  private volatile Optional<Found> last = Optional.empty();

  private record Found(DatabaseAddress server, long since) {
    boolean isRecent() {
      return System.nanoTime() - since < DatabaseAddress.STEP.toNanos();
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

  PrimarySearch(DatabaseAddress address, Upstream primary) {
    this.address = address;
    this.primary = primary;
  }

  /// The one that was found a moment ago is asked alone.
  ///
  /// @throws SQLException where none says that it is the primary
  Connection connect(Connector to) throws SQLException {
    var recent = last.filter(Found::isRecent);
    if (recent.isPresent() && ask(recent.get().server(), to) instanceof Candidate same)
      return same.connection();
    var answers = askAll(to);
    var found = latest(answers);
    last = found.map(candidate -> new Found(candidate.server(), System.nanoTime()));
    return found.orElseThrow(() -> none(answers)).connection();
  }

  private List<Answer> askAll(Connector to) throws SQLException {
    var answers = new ArrayList<Answer>();
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      var questions =
          address.each().stream().<Callable<Answer>>map(server -> () -> ask(server, to)).toList();
      for (Future<Answer> answer : each.invokeAll(questions)) answers.add(answer.get());
      return answers;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("not awaited any more", "08001");
    } catch (ExecutionException unexpected) {
      throw new IllegalStateException(unexpected.getCause());
    }
  }

  private Answer ask(DatabaseAddress server, Connector to) {
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
    // Hexadecimal digits, as many in each.
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
