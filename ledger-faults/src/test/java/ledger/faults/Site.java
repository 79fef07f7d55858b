package ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Two servers on one PostgreSQL, as real processes. The first brings the database, and takes it
/// along when it dies; the second reaches it through a [Proxy].
final class Site implements AutoCloseable {

  /// Numbers of lines in `postmaster.pid`.
  private static final int PID_LINE = 0;

  private static final int PORT_LINE = 3;
  private static final int STARTS = 10;
  private static final String NO_DATABASE = "no database answers";

  private final ServerProcess first;
  private final ServerProcess second;
  private final Proxy network;
  private final Optional<SteppedClock> clock;
  private final Set<String> torn = new HashSet<>();
  private final List<Node> nodes = List.of(new Node(0), new Node(1));

  /// @param clock the second server goes by, where it has one of its own
  Site(Path folder, Optional<SteppedClock> clock) throws IOException, InterruptedException {
    this.clock = clock;
    var data = folder.resolve("first");
    first = new ServerProcess(data, Map.of());
    startFirst();
    network = new Proxy(databasePort());
    var settings = new HashMap<String, String>();
    settings.put(
        "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + network.port() + "/postgres");
    settings.put("SPRING_DATASOURCE_USERNAME", "ledger");
    settings.put("SPRING_DATASOURCE_PASSWORD", password());
    settings.put("LEDGER_KEYS", data.resolve("keys").toString());
    settings.put("LEDGER_LOG_KEYS", data.resolve("log.keys").toString());
    clock.map(SteppedClock::environment).ifPresent(settings::putAll);
    second = new ServerProcess(folder.resolve("second"), settings);
    try {
      startSecond();
    } catch (IOException | RuntimeException notStarted) {
      first.end();
      network.close();
      throw notStarted;
    }
  }

  void startFirst() throws IOException {
    var ready = first.start();
    nodes
        .getFirst()
        .isAt(
            ready.path("url").asString(),
            Optional.of(ready.path("tokens").path("owner").asString(""))
                .filter(token -> !token.isEmpty())
                .orElseGet(nodes.getFirst()::token));
  }

  /// The first server has started again, and its database listens elsewhere.
  void reconnect() throws IOException {
    network.to(databasePort());
  }

  void startSecond() throws IOException {
    nodes.getLast().isAt(startedSecond().path("url").asString(), nodes.getFirst().token());
  }

  /// A server does not start where its database does not answer within seconds, as on a machine
  /// that has much to do: whoever keeps it starts it again.
  private JsonNode startedSecond() throws IOException {
    for (int left = STARTS; ; left--)
      try {
        return second.start();
      } catch (IOException notStarted) {
        if (left == 0 || !String.valueOf(notStarted.getMessage()).contains(NO_DATABASE))
          throw notStarted;
      }
  }

  List<Node> nodes() {
    return nodes;
  }

  ServerProcess first() {
    return first;
  }

  ServerProcess second() {
    return second;
  }

  Proxy network() {
    return network;
  }

  SteppedClock secondsClock() {
    return clock.orElseThrow(() -> new IllegalStateException("it has no clock of its own"));
  }

  /// Files of the log that were damaged, as the log calls them: they are written anew, or a
  /// verification names them.
  Set<String> torn() {
    return torn;
  }

  ProcessHandle postmaster() throws IOException {
    return ProcessHandle.of(Long.parseLong(postmasterLine(PID_LINE))).orElseThrow();
  }

  /// Of the database: the one that all others come from, and all others.
  List<ProcessHandle> database() throws IOException {
    var postmaster = postmaster();
    var all = new ArrayList<>(postmaster.children().toList());
    all.add(postmaster);
    return all;
  }

  private int databasePort() throws IOException {
    return Integer.parseInt(postmasterLine(PORT_LINE));
  }

  private String postmasterLine(int number) throws IOException {
    return Files.readAllLines(first.data().resolve("postgres/postmaster.pid")).get(number).strip();
  }

  private String password() throws IOException {
    return Files.readString(first.data().resolve("postgres-password"));
  }

  /// A connection of whoever has the rights of the database's superuser.
  Connection superuser() throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + databasePort() + "/postgres", "ledger", password());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    second.end();
    network.close();
    first.end();
  }
}
