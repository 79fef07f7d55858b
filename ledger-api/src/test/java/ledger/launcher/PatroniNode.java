package ledger.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One machine of a cluster: a PostgreSQL and the Patroni that keeps it, and the lines to both and
/// from them to etcd.
final class PatroniNode implements AutoCloseable {

  /// `%1$s` its name, `%2$d` the port of its REST, `%3$d` that of the line there, `%4$d` of the
  /// line to etcd, `%5$d` the port of PostgreSQL, `%6$d` of the line there, `%7$s` its folder,
  /// `%8$s` the programs, `%9$s` how it asks etcd.
  private static final String SETTINGS =
      """
      scope: ledger
      name: %1$s
      restapi: {listen: "127.0.0.1:%2$d", connect_address: "127.0.0.1:%3$d"}
      %9$s: {hosts: ["127.0.0.1:%4$d"], use_proxies: true}
      bootstrap:
        dcs:
          ttl: 20
          loop_wait: 2
          retry_timeout: 3
          primary_start_timeout: 10
          primary_stop_timeout: 1
          synchronous_mode: true
          synchronous_mode_strict: true
          postgresql:
            use_pg_rewind: true
            parameters:
              max_connections: 100
              shared_buffers: 32MB
              wal_keep_size: 128MB
              wal_retrieve_retry_interval: 500ms
        initdb: [{encoding: UTF8}, {locale: C}, data-checksums]
        pg_hba:
          - local all all trust
          - host replication replicator 127.0.0.1/32 scram-sha-256
          - host all all 127.0.0.1/32 scram-sha-256
      postgresql:
        listen: "127.0.0.1:%5$d"
        connect_address: "127.0.0.1:%6$d"
        data_dir: %7$s/data
        bin_dir: %8$s
        pgpass: %7$s/pgpass
        authentication:
          superuser: {username: postgres, password: postgres}
          replication: {username: replicator, password: replicator}
          rewind: {username: rewinder, password: rewinder}
        parameters: {unix_socket_directories: "%7$s"}
      """;

  private final Path folder;
  private final int postgresPort = freePort();
  private final Link postgres;
  private final Link rest;
  private final Link etcd;
  private Process patroni;

  PatroniNode(String name, Path folder, EtcdProtocol protocol, int etcdPort, Path programs)
      throws IOException {
    this.folder = Files.createDirectories(folder);
    int restPort = freePort();
    this.postgres = new Link(postgresPort);
    this.rest = new Link(restPort);
    this.etcd = new Link(etcdPort);
    Files.writeString(
        settings(),
        SETTINGS.formatted(
            name,
            restPort,
            rest.port(),
            etcd.port(),
            postgresPort,
            postgres.port(),
            folder,
            programs,
            protocol.section));
    start();
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Path settings() {
    return folder.resolve("patroni.yml");
  }

  /// Where everybody but its own Patroni reaches its PostgreSQL.
  String address() {
    return "127.0.0.1:" + postgres.port();
  }

  void start() throws IOException {
    // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody to itself.
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root"))
      command.addAll(List.of("unshare", "--user"));
    command.addAll(List.of("patroni", settings().toString()));
    patroni =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("patroni.log").toFile()))
            .start();
  }

  void cut() {
    Stream.of(postgres, rest, etcd).forEach(Link::cut);
  }

  void mend() {
    Stream.of(postgres, rest, etcd).forEach(Link::mend);
  }

  /// The power goes.
  void kill() throws IOException {
    // First, and all the way: it would start another PostgreSQL.
    patroni.destroyForcibly().onExit().join();
    killPostgres();
  }

  /// Its Patroni alone: PostgreSQL goes on, and nobody tells it anything any more.
  void killPatroni() {
    patroni.destroyForcibly();
  }

  /// Its PostgreSQL alone, postmaster first.
  void killPostgres() throws IOException {
    var all = postgres();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  void signal(String which) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("kill", "-" + which, String.valueOf(patroni.pid())));
    postgres().forEach(process -> command.add(String.valueOf(process.pid())));
    new ProcessBuilder(command).start().waitFor();
  }

  private List<ProcessHandle> postgres() throws IOException {
    var file = folder.resolve("data/postmaster.pid");
    if (!Files.exists(file)) return List.of();
    var postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().trim()));
    return Stream.concat(postmaster.stream(), postmaster.stream().flatMap(ProcessHandle::children))
        .toList();
  }

  @Override
  public void close() throws IOException {
    kill();
    for (var link : List.of(postgres, rest, etcd)) link.close();
  }
}
