package ledger.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import ledger.Eventually;
import ledger.wiring.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A ledger is lost, and had again from its backup or its archive: with real processes, while it is
/// written to.
@Tag("long")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BackupIT {

  private static final String CANARY = "numbat";

  @TempDir private Path folder;
  private final List<Served> servers = new ArrayList<>();
  private final List<Long> acknowledged = new CopyOnWriteArrayList<>();
  private final AtomicBoolean enough = new AtomicBoolean();
  private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

  @AfterEach
  void nothing_is_left_running() throws Exception {
    enough.set(true);
    for (var server : servers) server.kill();
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private Served serve(String data, Map<String, String> settings) throws IOException {
    var served = new Served(at(data), settings);
    servers.add(served);
    return served;
  }

  private String run(Map<String, String> settings, String... arguments) throws Exception {
    var command = Launched.ledger(arguments);
    command.environment().putAll(settings);
    return Launched.output(command);
  }

  private String backup(String to, String data, Map<String, String> settings) throws Exception {
    Files.writeString(at("passphrase"), "correct horse battery staple\n");
    return run(
        settings,
        "backup",
        at(to).toString(),
        "--keys",
        at(to + ".keys").toString(),
        "--passphrase-file",
        at("passphrase").toString(),
        "--data",
        at(data).toString());
  }

  private String restore(String from, String keys, String into, String... more) throws Exception {
    var arguments =
        new ArrayList<>(
            List.of(
                "restore",
                at(from).toString(),
                "--data",
                at(into).toString(),
                "--keys",
                at(keys).toString(),
                "--passphrase-file",
                at("passphrase").toString()));
    arguments.addAll(List.of(more));
    return run(Map.of(), arguments.toArray(String[]::new));
  }

  private static String act(UUID id, String act, String fields) {
    return "{\"act\": \"%s\", \"actId\": \"%s\", \"negotiation\": \"n\", \"mode\": \"PERFORMED\", %s}"
        .formatted(act, id, fields);
  }

  private static String act(String act, String fields) {
    return act(UUID.randomUUID(), act, fields);
  }

  private static String party(String id) {
    return act(
        "RegisterReferent",
        "\"id\": \"%s\", \"kind\": \"PARTY\", \"neutralLabel\": \"%s\"".formatted(id, id));
  }

  /// Until it is enough, or nobody answers any more.
  private void writeOn(Served server, String owner) {
    writing =
        CompletableFuture.runAsync(() -> {
          for (int i = 0; !enough.get(); i++)
            try {
              acknowledged.add(server.record(owner, party("r" + i)));
            } catch (IllegalStateException | AssertionError gone) {
              return;
            }
        });
    Eventually.until("acts are recorded", () -> acknowledged.size() > 20);
  }

  private static final UUID WITNESS = UUID.randomUUID();

  /// Behind the account of the owner, and what opens the negotiation.
  private static final int WITNESS_AT = 2;

  private static void open(Served server, String owner) {
    server.record(owner, act("OpenNegotiation", "\"title\": \"x\""));
    server.record(
        owner,
        act(
            WITNESS,
            "RegisterReferent",
            "\"id\": \"witness\", \"kind\": \"PERSON\", \"neutralLabel\": \"" + CANARY + "\""));
  }

  /// Two custodians, with their tokens.
  private static List<String> keepers(Served server, String owner) {
    var tokens = List.of(server.account(owner, "keeper1"), server.account(owner, "keeper2"));
    server.record(
        owner,
        act(
            "AdmitParticipant",
            "\"capacity\": \"CUSTODIAN\", \"userIds\": [\"keeper1\", \"keeper2\"]"));
    return tokens;
  }

  private static void erase(Served server, String owner) {
    var keepers = keepers(server, owner);
    var erasure = "\"target\": \"%s\", \"legalBasis\": \"Article 17\"".formatted(WITNESS);
    server.record(keepers.getFirst(), act("ErasePersonalData", erasure));
    long erased = server.record(keepers.getLast(), act("ErasePersonalData", erasure));
    assertThat(server.at(erased, owner, "/negotiations/n").toString())
        .contains("[erased]")
        .doesNotContain(CANARY);
  }

  /// What a watcher keeps.
  private Path checkpoint(Served server, String owner) throws IOException {
    long last = acknowledged.stream().mapToLong(Long::longValue).max().orElseThrow();
    Eventually.until("it is shown", () -> size(server.text(owner, "/log/checkpoint")) > last);
    return Files.writeString(at("checkpoint"), server.text(owner, "/log/checkpoint"));
  }

  private static long size(String checkpoint) {
    return Long.parseLong(checkpoint.lines().skip(1).findFirst().orElseThrow());
  }

  private static String origin(String checkpoint) {
    return checkpoint.lines().findFirst().orElseThrow();
  }

  @Test
  void a_ledger_is_had_again_with_what_was_erased_since_erased() throws Exception {
    var server = serve("data", Map.of("LEDGER_PERSONAL_DATA", "sealed"));
    var owner = server.token();
    open(server, owner);
    writeOn(server, owner);
    int before = acknowledged.size();
    assertThat(backup("backup", "data", Map.of())).contains("entries of").contains("exit 0");
    Eventually.until("writing goes on", () -> acknowledged.size() > before + 20);
    enough.set(true);
    writing.get();
    erase(server, owner);
    var shown = checkpoint(server, owner).toString();
    var checked =
        new String[] {"--erasures", at("data/erasures").toString(), "--checkpoint", shown};
    server.kill();

    assertThat(restore("backup", "backup.keys", "again", checked))
        .contains("was shown, and this has")
        .contains("--as-new-log")
        .contains("exit 1")
        .doesNotContain("\tat ");
    assertThat(at("again")).doesNotExist();

    assertThat(
            restore(
                "backup",
                "backup.keys",
                "again",
                "--erasures",
                checked[1],
                "--checkpoint",
                shown,
                "--as-new-log"))
        .contains("all of them verified")
        .contains("goes on as " + origin(Files.readString(at("checkpoint"))) + "/")
        .contains("exit 0");
    var again = serve("again", Map.of("LEDGER_PERSONAL_DATA", "sealed"));
    assertThat(again.token()).isEqualTo(owner);
    long next = again.record(owner, party("after"));
    assertThat(next).isGreaterThan(acknowledged.get(before - 1));
    assertThat(again.feed(next, owner)).containsAll(acknowledged.subList(0, before));
    assertThat(again.at(next, owner, "/negotiations/n").toString())
        .contains("[erased]", "after")
        .doesNotContain(CANARY);
    acknowledged.add(next);
    Eventually.until("it signs", () -> size(again.text(owner, "/log/checkpoint")) > next);
    assertThat(origin(again.text(owner, "/log/checkpoint")))
        .startsWith(origin(Files.readString(at("checkpoint"))) + "/");
    assertThat(run(Map.of(), "verify", "--url", again.url(), "--token", owner))
        .contains("intact")
        .contains("exit 0");
    again.kill();

    var taken = Files.writeString(at("taken"), "payload 3 " + leaf(3) + "\n");
    assertThat(
            restore(
                "backup",
                "backup.keys",
                "other",
                "--erasures",
                taken.toString(),
                "--no-checkpoint"))
        .contains("the payload at position 3 was taken away after this backup")
        .contains("exit 1");
    assertThat(at("other")).doesNotExist();

    alter();
    assertThat(restore("backup", "backup.keys", "other", "--no-erasures", "--no-checkpoint"))
        .contains("Not restored: what is in it is not what was signed")
        .contains("exit 1")
        .doesNotContain("\tat ");
    assertThat(at("other")).doesNotExist();
  }

  /// With what relied on it, which was annulled before it.
  @Test
  void a_payload_that_was_taken_away_since_is_taken_away_again() throws Exception {
    var server = serve("data", Map.of());
    var owner = server.token();
    open(server, owner);
    server.record(owner, party("south"));
    var clerk = server.account(owner, "clerk");
    server.record(
        owner, act("AdmitParticipant", "\"capacity\": \"RECORDER\", \"userIds\": [\"clerk\"]"));
    var name = UUID.randomUUID();
    server.record(
        clerk,
        act(
            name,
            "AddDesignation",
            "\"referent\": \"witness\", \"text\": \"digger\", \"lang\": \"en\", \"usedBy\": \"south\""));
    assertThat(backup("backup", "data", Map.of())).contains("exit 0");

    var keepers = keepers(server, owner);
    for (var target : List.of(name, WITNESS))
      for (var keeper : keepers)
        acknowledged.add(
            server.record(
                keeper,
                act(
                    "AnnulRecord",
                    "\"target\": \"%s\", \"reason\": \"FABRICATED_ENTRY\"".formatted(target))));
    checkpoint(server, owner);
    var removal =
        act(
            "RemovePayload",
            "\"target\": \"%s\", \"position\": %d, \"leaf\": \"%s\", \"legalBasis\": \"A court said so\""
                .formatted(WITNESS, WITNESS_AT, leaf(WITNESS_AT)));
    acknowledged.add(server.record(keepers.getFirst(), removal));
    var shown = checkpoint(server, owner).toString();
    server.kill();

    var checked =
        new String[] {"--erasures", at("data/erasures").toString(), "--checkpoint", shown};
    assertThat(restore("backup", "backup.keys", "again", checked))
        .contains("the payload at position 2 was taken away after this backup")
        .contains("--as-new-log")
        .contains("exit 1");
    var asNew = java.util.Arrays.copyOf(checked, checked.length + 1);
    asNew[checked.length] = "--as-new-log";
    assertThat(restore("backup", "backup.keys", "again", asNew))
        .contains("all of them verified")
        .contains("exit 0");

    var again = serve("again", Map.of());
    long next = again.record(owner, party("after"));
    assertThat(again.at(next, owner, "/negotiations/n/timeline").toString())
        .contains("REMOVED", "ANNULLED", "after")
        .doesNotContain(CANARY);
    assertThat(again.at(next, owner, "/negotiations/n").toString())
        .contains("south")
        .doesNotContain(CANARY, "digger");
    Eventually.until("it signs", () -> size(again.text(owner, "/log/checkpoint")) > next);
    var to = new String[] {"--url", again.url(), "--token", owner};
    assertThat(run(Map.of(), "verify", to[0], to[1], to[2], to[3]))
        .contains("intact")
        .contains("exit 0");
    assertThat(run(Map.of(), "verify", "--projections", to[0], to[1], to[2], to[3]))
        .contains("exit 0");
    assertThat(run(Map.of(), "verify", "--database", to[0], to[1], to[2], to[3]))
        .contains("exit 0");
    assertThat(backup("later", "again", Map.of())).contains("exit 0");
    again.kill();
    assertThat(stored("later")).doesNotContain(HexFormat.of().formatHex(CANARY.getBytes(UTF_8)));
    assertThat(stored("backup")).contains(HexFormat.of().formatHex(CANARY.getBytes(UTF_8)));

    assertThat(
            restore(
                "later",
                "later.keys",
                "once-more",
                "--erasures",
                at("again/erasures").toString(),
                "--no-checkpoint"))
        .contains("all of them verified")
        .contains("exit 0");
  }

  /// The rows of entries in a backup.
  private String stored(String backup) throws IOException {
    try (var in =
        new GZIPInputStream(Files.newInputStream(at(backup + "/tables/record.event.gz")))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /// Of the hashes that the log shows of its entries.
  private String leaf(int position) throws IOException {
    try (var tiles = Files.walk(at("data/log/tile/0"))) {
      var tile =
          tiles
              .filter(Files::isRegularFile)
              .max(Comparator.comparing(file -> file.toFile().length()));
      var hashes = Files.readAllBytes(tile.orElseThrow());
      return Base64.getEncoder()
          .encodeToString(java.util.Arrays.copyOfRange(hashes, 32 * position, 32 * position + 32));
    }
  }

  /// Somebody who knows of the hashes in the manifest changes one digit of an act.
  private void alter() throws Exception {
    var file = at("backup/tables/record.event.gz");
    String rows;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      rows = new String(in.readAllBytes(), UTF_8);
    }
    int at = rows.indexOf('\n') - 1;
    var altered =
        rows.substring(0, at) + (rows.charAt(at) == '0' ? '1' : '0') + rows.substring(at + 1);
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(altered.getBytes(UTF_8));
    }
    var manifest = at("backup/backup.json");
    var text =
        Files.readString(manifest).replace(hash(Files.readAllBytes(file)), hash(out.toByteArray()));
    Files.write(file, out.toByteArray());
    assertThat(restore("backup", "backup.keys", "other", "--no-erasures", "--no-checkpoint"))
        .contains("record.event.gz is not the file that was backed up")
        .contains("exit 3");
    Files.writeString(manifest, text);
  }

  private static String hash(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void nothing_that_was_acknowledged_is_lost_where_there_is_an_archive() throws Exception {
    var archive = Map.of("LEDGER_POSTGRES_ARCHIVE", at("archive").toString());
    var server = serve("data", archive);
    var owner = server.token();
    open(server, owner);
    Eventually.until("there is a base", () -> has("base-"));
    TimeUnit.SECONDS.sleep(2);
    writeOn(server, owner);
    assertThat(backup("backup", "data", Map.of())).contains("exit 0");
    int then = acknowledged.size();
    var moment = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Eventually.until("writing goes on", () -> acknowledged.size() > then + 20);
    var shown = checkpoint(server, owner).toString();
    killDatabase("data");
    server.kill();
    writing.get();
    var left = at("data/postgres/pg_wal").toString();

    assertThat(
            restore(
                "archive",
                "backup.keys",
                "again",
                "--no-erasures",
                "--checkpoint",
                shown,
                "--wal",
                left))
        .contains("all of them verified")
        .contains("exit 0");
    var again = serve("again", archive);
    long next = again.record(owner, party("after"));
    assertThat(again.feed(next, owner)).containsAll(acknowledged).contains(next);
    Eventually.until("it signs", () -> size(again.text(owner, "/log/checkpoint")) > next);
    assertThat(
            run(Map.of(), "verify", "--url", again.url(), "--token", owner, "--checkpoint", shown))
        .contains("intact")
        .contains("exit 0");
    again.kill();

    assertThat(
            restore(
                "archive",
                "backup.keys",
                "then",
                "--no-erasures",
                "--no-checkpoint",
                "--wal",
                left,
                "--until",
                moment.toString()))
        .contains("all of them verified")
        .contains("exit 0");
    var then2 = serve("then", Map.of());
    assertThat(then2.feed(acknowledged.get(then - 1), owner))
        .containsAll(acknowledged.subList(0, then))
        .doesNotContain(acknowledged.getLast());
    then2.kill();

    assertThat(
            restore(
                "archive",
                "backup.keys",
                "late",
                "--no-erasures",
                "--no-checkpoint",
                "--until",
                "2999-01-01T00:00:00Z"))
        .contains("ends before 2999-01-01T00:00:00Z")
        .contains("exit 3");
  }

  /// Before it can archive what it wrote last.
  private void killDatabase(String data) throws Exception {
    var pid = Files.readAllLines(at(data + "/postgres/postmaster.pid")).getFirst().strip();
    var database = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    database.destroyForcibly();
    database.onExit().get(30, TimeUnit.SECONDS);
  }

  private boolean has(String name) throws IOException {
    try (var files = Files.walk(at("archive"), 2)) {
      return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith(name));
    }
  }

  /// Of a database that is named to it.
  @Test
  void without_its_keys_a_ledger_goes_on_and_what_was_sealed_stays_sealed() throws Exception {
    try (var database = new EmbeddedPostgres(at("database"))) {
      var settings =
          Map.of(
              "SPRING_DATASOURCE_URL",
              database.url(),
              "SPRING_DATASOURCE_USERNAME",
              EmbeddedPostgres.USER,
              "SPRING_DATASOURCE_PASSWORD",
              database.password(),
              "LEDGER_PERSONAL_DATA",
              "sealed");
      var server = serve("data", settings);
      var owner = server.token();
      open(server, owner);
      acknowledged.add(server.record(owner, party("south")));
      assertThat(backup("backup", "data", settings)).contains("exit 0");
      var shown = checkpoint(server, owner).toString();
      server.kill();
      try (var connection =
              DriverManager.getConnection(
                  database.url(), EmbeddedPostgres.USER, database.password());
          var statement = connection.createStatement()) {
        statement.execute("create database again");
      }
      var elsewhere = new java.util.HashMap<>(settings);
      elsewhere.put("SPRING_DATASOURCE_URL", database.url().replace("/postgres", "/again"));
      var lost =
          new String[] {
            "restore",
            at("backup").toString(),
            "--data",
            at("again").toString(),
            "--without-keys",
            "--no-erasures",
            "--checkpoint",
            shown
          };
      assertThat(run(elsewhere, lost)).contains("nobody can sign as before").contains("exit 2");
      var asNew = java.util.Arrays.copyOf(lost, lost.length + 1);
      asNew[lost.length] = "--as-new-log";
      assertThat(run(settings, asNew))
          .contains("has tables of a ledger already")
          .contains("exit 3");
      assertThat(run(elsewhere, asNew)).contains("all of them verified").contains("exit 0");

      var again = serve("again", elsewhere);
      long next = again.record(owner, party("after"));
      assertThat(again.at(next, owner, "/negotiations/n").toString())
          .contains("[sealed]", "south", "after")
          .doesNotContain(CANARY);
      again.kill();
    }
  }
}
