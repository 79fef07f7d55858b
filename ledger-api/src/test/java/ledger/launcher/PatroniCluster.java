package ledger.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import ledger.Eventually;

/// Three machines with PostgreSQL under Patroni, and an etcd, all of it on this one. A commit is
/// answered once a standby has it (`synchronous_mode_strict`).
final class PatroniCluster implements AutoCloseable {

  private static final String PACKAGES =
      "needs patroni, etcd and PostgreSQL with its tools, such as Debian's packages patroni, python3-etcd, etcd-server and postgresql";

  /// The timeline that a standby receives. A former primary may stream for a moment before it is
  /// rewound, on the one that it left.
  private static final String STREAMS =
      """
      lpad(upper(to_hex(received_tli)), 8, '0')
        from pg_stat_wal_receiver where status = 'streaming'\
      """;

  private final Process etcd;
  private final List<PatroniNode> nodes = new ArrayList<>();

  PatroniCluster(Path folder) throws IOException {
    var programs = programs();
    int client = PatroniNode.freePort();
    int peer = PatroniNode.freePort();
    Files.createDirectories(folder);
    var protocol = protocol();
    etcd = etcd(folder, protocol, "http://127.0.0.1:" + client, "http://127.0.0.1:" + peer);
    for (var name : List.of("one", "two", "three"))
      nodes.add(new PatroniNode(name, folder.resolve(name), protocol, client, programs));
  }

  /// Waits for it, and makes the database.
  void begin() {
    awaitWhole();
    try (var primary = connect(primary().orElseThrow().address(), "postgres");
        var statement = primary.createStatement()) {
      statement.execute("create role ledger login password 'ledger'");
      statement.execute("create database ledger owner ledger");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EtcdProtocol protocol() throws IOException {
    try {
      return EtcdProtocol.ofPatroni();
    } catch (IOException missing) {
      throw new IOException("this test " + PACKAGES, missing);
    }
  }

  private static Process etcd(Path folder, EtcdProtocol protocol, String client, String peer)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                "etcd",
                "--data-dir=" + folder.resolve("etcd"),
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer));
    command.addAll(protocol.options);
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve("etcd.log").toFile())
          .start();
    } catch (IOException missing) {
      throw new IOException("this test " + PACKAGES, missing);
    }
  }

  /// The newest that has the tools that Patroni calls.
  private static Path programs() throws IOException {
    var all = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(all)) throw new IOException("this test " + PACKAGES);
    try (var versions = Files.list(all)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("pg_rewind")))
          .max(Comparator.comparing(bin -> Integer.parseInt(bin.getName(3).toString())))
          .orElseThrow(() -> new IOException("this test " + PACKAGES));
    }
  }

  /// For a server: it finds the primary by itself.
  Map<String, String> settings(Path shared) {
    return settings(
        nodes.stream().map(PatroniNode::address).collect(Collectors.joining(",")), shared);
  }

  /// For a server that only reads, from one of them.
  Map<String, String> settings(PatroniNode from, Path shared) {
    var all = new HashMap<>(settings(from.address(), shared));
    all.put("LEDGER_READER_ENABLED", "true");
    return all;
  }

  private static Map<String, String> settings(String hosts, Path shared) {
    return Map.of(
        "SPRING_DATASOURCE_URL",
        "jdbc:postgresql://" + hosts + "/ledger",
        "SPRING_DATASOURCE_USERNAME",
        "ledger",
        "SPRING_DATASOURCE_PASSWORD",
        "ledger",
        "LEDGER_KEYS",
        shared.resolve("keys").toString(),
        "LEDGER_LOG_KEYS",
        shared.resolve("log.keys").toString());
  }

  private static Connection connect(String address, String database) throws SQLException {
    var with = new Properties();
    with.setProperty("user", "postgres");
    with.setProperty("password", "postgres");
    with.setProperty("connectTimeout", "1");
    with.setProperty("loginTimeout", "1");
    with.setProperty("socketTimeout", "1");
    return DriverManager.getConnection("jdbc:postgresql://" + address + "/" + database, with);
  }

  /// Who says so itself and can be reached.
  Optional<PatroniNode> primary() {
    return nodes.stream().filter(node -> is(node, "not pg_is_in_recovery()")).findFirst();
  }

  PatroniNode standby() {
    return nodes.stream().filter(node -> is(node, "pg_is_in_recovery()")).findFirst().orElseThrow();
  }

  /// Whether a reader may start there.
  static boolean hasShown(PatroniNode node) {
    return is(node, "ledger", "exists (select from record.shown)");
  }

  boolean hasAnotherPrimaryThan(PatroniNode former) {
    return nodes.stream().anyMatch(node -> node != former && is(node, "not pg_is_in_recovery()"));
  }

  private static boolean is(PatroniNode node, String condition) {
    return is(node, "postgres", condition);
  }

  private static boolean is(PatroniNode node, String database, String condition) {
    return ask(node, database, "(" + condition + ")::text").equals(Optional.of("true"));
  }

  /// Nothing where it does not answer.
  private static Optional<String> ask(PatroniNode node, String database, String what) {
    try (var connection = connect(node.address(), database);
        var statement = connection.createStatement();
        var answer = statement.executeQuery("select " + what)) {
      return answer.next() ? Optional.ofNullable(answer.getString(1)) : Optional.empty();
    } catch (SQLException _) {
      return Optional.empty();
    }
  }

  /// One primary that both others follow, one of them synchronously.
  void awaitWhole() {
    Eventually.until("the cluster is whole", Duration.ofMinutes(3), this::isWhole);
  }

  private boolean isWhole() {
    var primaries = nodes.stream().filter(node -> is(node, "not pg_is_in_recovery()")).toList();
    if (primaries.size() != 1) return false;
    var primary = primaries.getFirst();
    var timeline = ask(primary, "postgres", "left(pg_walfile_name(pg_current_wal_lsn()), 8)");
    return timeline.isPresent()
        && is(primary, "exists (select from pg_stat_replication where sync_state = 'sync')")
        && nodes.stream()
            .filter(node -> node != primary)
            .allMatch(node -> ask(node, "postgres", STREAMS).equals(timeline));
  }

  @Override
  public void close() throws IOException {
    for (var node : nodes) node.close();
    etcd.destroyForcibly();
  }
}
