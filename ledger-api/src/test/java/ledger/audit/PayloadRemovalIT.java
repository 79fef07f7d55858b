package ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import ledger.Eventually;
import ledger.LedgerApplication;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import ledger.dossier.memory.RecentActs;
import ledger.log.LogEntry;
import ledger.log.Part;
import ledger.log.postgres.LogTable;
import ledger.record.axon.Tail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// A canary in an act that was recorded in the wrong dossier. Two custodians annul the act and one
/// removes its payload: then no answer and no table has the canary, and every proof stands. What
/// was on record and not done yet when a server ended is done by the next one, of persons too.
class PayloadRemovalIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CANARY = "canary" + UUID.randomUUID().toString().replace("-", "");
  private static final UUID ACT = UUID.randomUUID();
  private static final UUID REMOVAL = UUID.randomUUID();

  @TempDir private Path data;
  private ConfigurableApplicationContext ledger;
  private JdbcTemplate sql;
  private final Map<String, String> tokens = new HashMap<>();
  private long position;

  @BeforeEach
  void an_act_that_was_annulled() throws Exception {
    start();
    record("owner", "'act': 'OpenNegotiation', 'title': 'Shelter'");
    record("owner", "'act': 'AdmitParticipant', 'capacity': 'RECORDER', 'userIds': ['scribe']");
    record(
        "owner",
        "'act': 'AdmitParticipant', 'capacity': 'CUSTODIAN', 'userIds': ['keeper1', 'keeper2']");
    var first = post("scribe", ACT, referent(CANARY));
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    position = JSON.readTree(first.body()).path("position").asLong();
    assertThat(get("/negotiations/shelter/timeline", position)).contains(CANARY);
    assertThat(removal(0, "A".repeat(43) + "=").body()).contains("NOT_ANNULLED");
    for (var keeper : List.of("keeper1", "keeper2"))
      record(keeper, "'act': 'AnnulRecord', 'target': '" + ACT + "', 'reason': 'DUPLICATE'");
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void no_answer_and_no_table_has_it_any_more_and_every_proof_still_holds() throws Exception {
    var before = entry();
    assertThat(filesWith(CANARY)).isNotEmpty();
    long removed = remove();

    assertThat(get("/negotiations/shelter/timeline", removed))
        .contains("REMOVED", "ReferentRegistered", REMOVAL.toString());
    for (var path :
        List.of(
            "/negotiations/shelter/timeline",
            "/negotiations/shelter/timeline?knownBy=" + position,
            "/negotiations/shelter/search?q=" + CANARY.substring(0, 8),
            "/negotiations/shelter/register?knownBy=" + position,
            "/changes?after=-1")) assertThat(get(path, removed)).as(path).doesNotContain(CANARY);
    assertThat(get("/negotiations/shelter/timeline?knownBy=" + position, removed))
        .contains("REMOVED");

    var now = entry();
    assertThat(now.opening()).isEqualTo(before.opening().without(PAYLOAD));
    assertThat(now.hash()).isEqualTo(before.hash());
    Eventually.until("all of it is verified", () -> found().isEmpty());

    assertThat(tablesWith(CANARY)).isEmpty();
    vacuumAll();
    assertThat(filesWith(CANARY)).allMatch(file -> file.contains("pg_wal"));
  }

  @Test
  void its_id_sent_again_answers_its_old_position_whatever_is_sent_with_it() throws Exception {
    remove();
    for (var sent : List.of(referent(CANARY), referent("else"))) {
      var again = post("scribe", ACT, sent);
      assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
      assertThat(JSON.readTree(again.body()).path("position").asLong()).isEqualTo(position);
      assertThat(JSON.readTree(again.body()).path("erased").asBoolean()).isTrue();
    }
  }

  @Test
  void what_is_gone_is_not_put_back_and_nothing_else_of_an_entry_is_taken_away() throws Exception {
    var whole = entry().opening().encode();
    remove();
    assertThat(taken(whole)).isFalse();
    assertThat(entry().isWithoutPayload()).isTrue();
    assertThatThrownBy(
            () -> sql.update("update record.event set opening = ? where pos = ?", whole, position))
        .hasMessageContaining("only ever added to");
  }

  private boolean taken(byte[] left) {
    return JdbcClient.create(ledger.getBean(DataSource.class))
        .sql("select record.take_away(1::smallint, :position, :left) as taken")
        .param("position", position)
        .param("left", left)
        .query((row, _) -> row.getBoolean("taken"))
        .single();
  }

  /// Neither the database nor the folder of keys lets anything be taken away, and then they do: on
  /// a server that was started anew in between.
  @Test
  void what_was_recorded_and_not_done_yet_is_done_after_the_next_start() throws Exception {
    var registration = UUID.randomUUID();
    var key = person(registration);
    var inTheWay = Path.of(key.toString().replaceFirst("key$", "erased.tmp"));
    Files.createDirectory(inTheWay);
    for (var keeper : List.of("keeper1", "keeper2"))
      record(
          keeper,
          "'act': 'ErasePersonalData', 'target': '%s', 'legalBasis': 'A court said so'"
              .formatted(registration));
    assertThat(key).as("it is on record, and not done").exists();
    sql.execute("alter function record.take_away rename to later");
    long removed = remove();
    assertThat(entry().isWithoutPayload()).isFalse();
    assertThat(get("/negotiations/shelter/timeline?knownBy=" + position, removed))
        .doesNotContain(CANARY);
    stop();
    Files.delete(inTheWay);
    start();
    Eventually.until("the key is gone", () -> Files.notExists(key));
    assertThat(entry().isWithoutPayload()).isFalse();
    sql.execute("alter function record.later rename to take_away");
    Eventually.until("it is gone", () -> entry().isWithoutPayload());
    assertThat(get("/negotiations/shelter/timeline", removed))
        .contains("[erased]")
        .doesNotContain(CANARY);
  }

  @Test
  void what_is_gone_without_an_act_is_answered_as_altered() throws Exception {
    Eventually.until("all of it is verified", () -> found().isEmpty());
    altered(entry().opening().without(PAYLOAD).encode());
    ledger.getBean(Tail.class).forgetAll(); // as if they had been recorded long ago
    ledger.getBean(RecentActs.class).forgetAll();
    assertThat(found())
        .contains(
            "position %d: its payload is gone, and no act on record takes it away"
                .formatted(position));
    assertThat(get("/negotiations/shelter/timeline?knownBy=" + position, 0))
        .contains("RECORD_ALTERED");
  }

  private static final EnumSet<Part> PAYLOAD = EnumSet.of(Part.SPEAKER, Part.CONTENT);

  /// Whoever names no right place is told it.
  private long remove() throws Exception {
    var told = removal(0, "A".repeat(43) + "=");
    assertThat(told.body()).contains("NOT_ITS_PLACE");
    var place = JSON.readTree(told.body()).path("currentState").asString().split("[ ,]+");
    var answer = removal(Long.parseLong(place[1]), place[3]);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).path("position").asLong();
  }

  private HttpResponse<String> removal(long position, String leaf) throws Exception {
    return post(
        "keeper1",
        REMOVAL,
        "'act': 'RemovePayload', 'target': '%s', 'position': %d, 'leaf': '%s', 'legalBasis': 'A court said so'"
            .formatted(ACT, position, leaf));
  }

  private static String referent(String note) {
    return "'act': 'RegisterReferent', 'note': '"
        + note
        + "', 'id': 'paper-1', 'kind': 'BODY', 'neutralLabel': 'A paper'";
  }

  /// @return the file of its key
  private Path person(UUID registration) throws Exception {
    var before = keyFiles();
    var said =
        post(
            "scribe",
            registration,
            "'act': 'RegisterReferent', 'id': 'w', 'kind': 'PERSON', 'neutralLabel': 'Person%s'"
                .formatted(CANARY));
    assertThat(said.statusCode()).as(said.body()).isEqualTo(201);
    var keys = keyFiles();
    keys.removeAll(before);
    assertThat(keys).hasSize(1);
    return keys.iterator().next();
  }

  private Set<Path> keyFiles() throws IOException {
    try (var files = Files.list(data.resolve("keys"))) {
      return files
          .filter(file -> file.toString().endsWith(".key"))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  private void start() {
    tokens.clear();
    ledger =
        new SpringApplicationBuilder(LedgerApplication.class)
            .run(
                "--server.port=0",
                "--ledger.data=" + data,
                "--ledger.personal-data=sealed",
                "--ledger.verification.every=0");
    sql = new JdbcTemplate(ledger.getBean(DataSource.class));
  }

  private String token(String user) {
    var accounts = ledger.getBean(Accounts.class);
    var id = new UserId(user);
    return accounts
        .open(new Account(id, false))
        .or(() -> accounts.renew(Optional.empty(), id))
        .orElseThrow()
        .secret();
  }

  private LogEntry entry() {
    return ledger.getBean(LogTable.class).byEvent(ACT).orElseThrow();
  }

  private List<String> found() {
    try {
      return ledger.getBean(Verification.class).run().found();
    } catch (IOException | RuntimeException refused) {
      return List.of(String.valueOf(refused.getMessage()));
    }
  }

  private void record(String user, String act) throws Exception {
    var answer = post(user, UUID.randomUUID(), act);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private HttpResponse<String> post(String user, UUID id, String act) throws Exception {
    var whole =
        "{'negotiation': 'shelter', 'mode': 'PERFORMED', 'actId': '" + id + "', " + act + "}";
    return HTTP.send(
        request(user, "/acts")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(whole.replace('\'', '"')))
            .build(),
        BodyHandlers.ofString());
  }

  /// Once the projections have come as far as this position.
  private String get(String path, long position) throws Exception {
    return HTTP.send(
            request("scribe", path).header("Ledger-Position", String.valueOf(position)).build(),
            BodyHandlers.ofString())
        .body();
  }

  private HttpRequest.Builder request(String user, String path) {
    var port = ledger.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + tokens.computeIfAbsent(user, this::token));
  }

  /// Past the triggers, as a superuser can.
  private void altered(byte[] opening) {
    sql.execute((Connection c) -> {
      try (var statement = c.createStatement();
          var change = c.prepareStatement("update record.event set opening = ? where pos = ?")) {
        statement.execute("set session_replication_role = replica");
        change.setBytes(1, opening);
        change.setLong(2, position);
        change.executeUpdate();
        statement.execute("set session_replication_role = origin");
      }
      return true;
    });
  }

  /// As text and in hexadecimal: what is read with SQL.
  private List<String> tablesWith(String text) {
    var tables = JdbcClient.create(ledger.getBean(DataSource.class));
    return tables
        .sql(
            "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('record', 'reading', 'access', 'public')")
        .query((row, _) -> String.valueOf(row.getString("name")))
        .list()
        .stream()
        .filter(table ->
            tables
                    .sql(
                        "select count(*) from "
                            + table
                            + " t where position(:text in t::text) > 0 or position(:hex in t::text) > 0")
                    .param("text", text)
                    .param("hex", hex(text))
                    .query(Long.class)
                    .single()
                > 0)
        .toList();
  }

  /// What docs/guide/operating.md says has to be done for the bytes in the data files to go.
  private void vacuumAll() {
    sql.execute("vacuum (full, analyze)");
    sql.execute("checkpoint");
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  /// Heap, indexes, statistics, write-ahead log, tiles.
  private List<String> filesWith(String text) throws IOException {
    var found = new ArrayList<String>();
    try (var all = Files.walk(data)) {
      for (var file : all.filter(Files::isRegularFile).toList())
        if (content(file).contains(text)) found.add(data.relativize(file).toString());
    }
    return found;
  }

  private static String content(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException _) {
      return ""; // PostgreSQL is still at work
    }
  }
}
