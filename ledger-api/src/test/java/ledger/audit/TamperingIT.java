package ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import ledger.Eventually;
import ledger.LedgerApplication;
import ledger.account.Account;
import ledger.account.Accounts;
import ledger.act.UserId;
import ledger.administration.record.AdministrativeLog;
import ledger.cli.LedgerCommand;
import ledger.log.Altered;
import ledger.log.Databases;
import ledger.wiring.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;

/// Whoever has the database's superuser or the server's files, and not the log's keys, changes
/// something: a verification notices each change, and says where it is.
class TamperingIT {

  /// With `-Dledger.tampering=long`, more rows of each table and a longer log.
  private static final boolean LONG = "long".equals(System.getProperty("ledger.tampering"));

  /// In each negotiation: more than a tile together.
  private static final int ACTS = LONG ? 1_000 : 140;

  /// With `-Dledger.tampering.negotiations=66` in the long run, more than a tile of tiles.
  private static final int NEGOTIATIONS = Integer.getInteger("ledger.tampering.negotiations", 2);

  /// The acts, and the accounts of the owner, the scribe and an operator.
  private static final int ENTRIES = NEGOTIATIONS * (ACTS + 1) + 3;

  private static final List<String> TABLES =
      List.of(
          "record.event",
          "record.batch",
          "record.checkpoint",
          "reading.negotiation",
          "reading.admission",
          "reading.freshness",
          "reading.register",
          "reading.search");

  /// Stored answers are all compared in one way.
  private static final List<String> MORE_TABLES =
      List.of(
          "reading.positions",
          "reading.board",
          "reading.docket",
          "reading.timeline",
          "reading.calendar");

  /// What no answer comes from, and why it is there.
  ///
  /// - The name of a batch is for whoever lost the answer to it and asks within seconds what became
  ///   of it.
  /// - The version of stored answers is for whoever writes them next; any moment within the time
  ///   that they hold is as good as the one about which they were folded.
  private static final Set<String> NO_ANSWER_COMES_FROM =
      Set.of("record.batch.batch_id", "reading.freshness.version", "reading.freshness.about");

  /// Where a row that is gone, or is called another name, is not read: answers are folded from the
  /// record then, and a checkpoint that is not the last is with whoever kept it.
  private static final Set<String> NOT_READ_THEN =
      Set.of(
          "reading.freshness",
          "reading.freshness.negotiation",
          "reading.freshness.checksums",
          "reading.freshness.awaits",
          "reading.freshness.due");

  private static final String CONSTRAINT = "23";

  private static final int FEW = 8;

  @TempDir private static Path data;
  private static ConfigurableApplicationContext ledger;
  private static String operator;

  @BeforeAll
  static void a_record_of_some_hundred_acts() throws Exception {
    ledger = started();
    operator = token("operator", true);
    var scribe = token("scribe", false);
    record(scribe, "harbour");
    for (int i = 1; i < NEGOTIATIONS; i++) record(scribe, "corridor-" + i);
    Eventually.until(
        "all of it is signed and taken in",
        Duration.ofSeconds(20L * NEGOTIATIONS),
        TamperingIT::isSignedAndTakenIn);
  }

  private static boolean isSignedAndTakenIn() throws IOException {
    var report = verification().run();
    return report.entries() == ENTRIES && report.found().isEmpty();
  }

  private static ConfigurableApplicationContext started() {
    return new SpringApplicationBuilder(LedgerApplication.class)
        .run("--server.port=0", "--ledger.data=" + data, "--ledger.verification.every=0");
  }

  private static JdbcTemplate sql() {
    return new JdbcTemplate(ledger.getBean(DataSource.class));
  }

  private static Verification verification() {
    return ledger.getBean(Verification.class);
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  private static String token(String user, boolean isOperator) {
    return ledger
        .getBean(Accounts.class)
        .open(new Account(new UserId(user), isOperator))
        .orElseThrow()
        .secret();
  }

  private static void record(String token, String negotiation) throws Exception {
    var acts = new StringBuilder();
    acts.append(act(negotiation, "\"act\": \"OpenNegotiation\", \"title\": \"Talks\""));
    for (int i = 0; i < ACTS; i++)
      acts.append(
          act(
              negotiation,
              "\"act\": \"RegisterReferent\", \"id\": \"r%d\", \"kind\": \"PLACE\", \"neutralLabel\": \"Place %d\""
                  .formatted(i, i)));
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/acts"))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/x-ndjson")
                  .POST(HttpRequest.BodyPublishers.ofString(acts.toString()))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.body().lines()).allMatch(line -> line.contains("\"position\""));
    }
  }

  private static String act(String negotiation, String of) {
    return "{\"negotiation\": \"%s\", \"mode\": \"PERFORMED\", \"actId\": \"%s\", %s}\n"
        .formatted(negotiation, UUID.randomUUID(), of);
  }

  private static List<String> found() {
    try {
      return verification().run().found();
    } catch (IOException | RuntimeException refused) {
      return List.of(String.valueOf(refused.getMessage()));
    }
  }

  private static List<String> after(String table, String change) {
    return after(table, change, TamperingIT::found);
  }

  /// Past the triggers, as a superuser can, and put back afterwards.
  private static List<String> after(String table, String change, Supplier<List<String>> look) {
    return sql()
        .execute((Connection c) -> {
          run(c, "create temp table before as select * from " + table);
          List<String> found = List.of();
          try {
            run(c, "set session_replication_role = replica");
            run(c, change);
            found = look.get();
          } catch (SQLException refused) {
            if (!String.valueOf(refused.getSQLState()).startsWith(CONSTRAINT)) throw refused;
            found = List.of("refused: " + refused.getMessage());
          } finally {
            run(c, "delete from " + table);
            run(c, "insert into " + table + " select * from before");
            run(c, "drop table before");
            run(c, "set session_replication_role = origin");
          }
          return found;
        });
  }

  private static void run(Connection connection, String change) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(change);
    }
  }

  private static List<String> tables() {
    return LONG ? Stream.concat(TABLES.stream(), MORE_TABLES.stream()).toList() : TABLES;
  }

  private record Column(String table, String name, String type) {}

  private static List<Column> columns() {
    return columns(tables());
  }

  private static List<Column> columns(List<String> tables) {
    return sql()
        .query(
            """
            select table_schema || '.' || table_name, column_name, data_type from information_schema.columns
             where table_schema || '.' || table_name = any(?) order by 1, ordinal_position
            """,
            (row, _) -> new Column(row.getString(1), row.getString(2), row.getString(3)),
            (Object) tables.toArray(String[]::new));
  }

  private static boolean isLeftOut(Column column) {
    var name = column.table() + "." + column.name();
    return NO_ANSWER_COMES_FROM.contains(name) || NOT_READ_THEN.contains(name);
  }

  private static String changed(Column column) {
    var name = column.name();
    return switch (column.type()) {
      case "smallint", "integer", "bigint" -> "coalesce(" + name + ", 0) + 1";
      case "text" -> name + " || 'x'";
      case "uuid" -> "gen_random_uuid()";
      case "bytea" ->
          "set_byte(%1$s, length(%1$s) / 2, get_byte(%1$s, length(%1$s) / 2) # 1)".formatted(name);
      case "boolean" -> "not " + name;
      case "json" -> "'{}'";
      case "ARRAY" -> "array_append(%s, 'x')".formatted(name);
      case String other -> throw new AssertionError("how is a " + other + " changed? " + column);
    };
  }

  /// The last row; in the long run, and of the record itself, also the first and one in the middle.
  private static List<String> rows(String table) {
    long rows = Databases.number(ledger.getBean(DataSource.class), "select count(*) from " + table);
    boolean all = (LONG || table.startsWith("record.")) && !table.equals("record.checkpoint");
    var which = all ? List.of(0L, rows / 2, rows - 1) : List.of(rows - 1);
    return which.stream()
        .distinct()
        .map(n ->
            "ctid = (select ctid from %s order by %s offset %d limit 1)"
                .formatted(table, table.equals("record.checkpoint") ? "size" : "ctid", n))
        .toList();
  }

  private static void allAreNoticed(TreeMap<String, List<String>> campaign) throws IOException {
    assertThat(found()).as("put back").isEmpty();
    var lines = new ArrayList<String>();
    campaign.forEach((what, found) ->
        lines.add(
            what.replaceAll("\\s+", " ")
                + "\n  "
                + found.stream().findFirst().orElse("NOT NOTICED")));
    Files.write(
        Path.of("target", "tampering.txt"),
        lines,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    assertThat(campaign)
        .isNotEmpty()
        .allSatisfy((what, found) -> assertThat(found).as(what).isNotEmpty());
  }

  @Test
  void a_changed_cell_is_noticed_in_every_column() throws IOException {
    var campaign = new TreeMap<String, List<String>>();
    for (var column : columns())
      if (!isLeftOut(column))
        for (var row : rows(column.table())) {
          var change =
              "update %s set %s = %s where %s"
                  .formatted(column.table(), column.name(), changed(column), row);
          campaign.put(change, after(column.table(), change));
        }
    allAreNoticed(campaign);
  }

  @Test
  void a_row_that_was_taken_away_or_put_in_is_noticed() throws IOException {
    var campaign = new TreeMap<String, List<String>>();
    for (var table : tables())
      for (var row : NOT_READ_THEN.contains(table) ? List.<String>of() : rows(table)) {
        var change = "delete from " + table + " where " + row;
        campaign.put(change, after(table, change));
      }
    var more =
        List.of(
            "insert into record.event select log_id, pos + 1000, gen_random_uuid(), negotiation, stream, version + 1000, leaf, opening from record.event where pos = 40",
            "insert into record.batch select log_id, first_pos + n, 1, gen_random_uuid(), recorded_us from record.batch order by first_pos desc limit 1",
            "insert into record.checkpoint select log_id, size - 1, root, edge, note from record.checkpoint order by size desc limit 1",
            "insert into reading.negotiation values ('nowhere', 'Talks')",
            "insert into reading.admission values ('stranger', 'harbour')");
    for (var change : more) campaign.put(change, after(change.split(" ")[2], change));
    var ahead = "update reading.progress set position = position + 1000";
    campaign.put(ahead, after("reading.progress", ahead));
    allAreNoticed(campaign);
  }

  @Test
  void an_operator_has_it_looked_at_from_the_command_line() {
    assertThat(verifyDatabase()).containsExactly("0", "intact, %d entries".formatted(ENTRIES));
    assertThat(
            after(
                "record.event",
                "delete from record.event where pos = 17",
                TamperingIT::verifyDatabase))
        .contains("1", "position 17: it is missing");
  }

  /// The exit code, and what was said.
  private static List<String> verifyDatabase() {
    var out = new StringWriter();
    int code =
        LedgerCommand.line()
            .setOut(new PrintWriter(out, true))
            .execute(
                "verify", "--database", "--url", "http://localhost:" + port(), "--token", operator);
    return Stream.concat(Stream.of(String.valueOf(code)), out.toString().lines()).toList();
  }

  private static final String ACCOUNTS = "stream = './accounts'";

  /// The last of them is looked at as often as the record is asked who can sign in; the others by
  /// whoever reads them from the first on, as a server does that starts.
  @Test
  void an_account_that_is_not_what_was_signed_signs_nobody_in() throws IOException {
    var last = ACCOUNTS + " and version = 2";
    var campaign = new TreeMap<String, List<String>>();
    for (var change :
        List.of(
            "update record.event set opening = set_byte(opening, 400, get_byte(opening, 400) # 1) where "
                + last,
            "update record.event set leaf = sha256(leaf) where " + last,
            "update record.event set event = gen_random_uuid() where " + last,
            "update record.event set version = 3 where " + last,
            "delete from record.event where " + last,
            "update record.event e set opening = o.opening, leaf = o.leaf, event = o.event from record.event o"
                + " where e.stream = './accounts' and o.stream = './accounts' and (e.version, o.version) in ((1, 2), (2, 1))",
            "insert into record.event select log_id, pos + 1000, gen_random_uuid(), negotiation, stream, version + 1, leaf, opening from record.event where "
                + last)) {
      campaign.put(
          "running: " + change, after("record.event", change, TamperingIT::signedInNoMore));
      campaign.put("found: " + change, after("record.event", change));
    }
    for (var change :
        List.of(
            "update record.event set opening = set_byte(opening, 400, get_byte(opening, 400) # 1) where version = 0 and "
                + ACCOUNTS,
            "delete from record.event where version = 0 and " + ACCOUNTS,
            "delete from record.event where version = 1 and " + ACCOUNTS,
            "update record.event set stream = './others' where version = 1 and " + ACCOUNTS,
            "update record.event set negotiation = 'harbour' where version = 0 and " + ACCOUNTS)) {
      campaign.put("started: " + change, after("record.event", change, TamperingIT::readAnew));
      campaign.put("found: " + change, after("record.event", change));
    }
    allAreNoticed(campaign);
    assertThat(signedIn()).as("put back").isEmpty();
  }

  /// What an operator is told who signs in; nothing where it is let in.
  private static List<String> signedIn() {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/accounts/self"))
                  .header("Authorization", "Bearer " + operator)
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() == 200) return List.of();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.body()).contains("RECORD_ALTERED", "position ");
      return List.of(answer.body());
    } catch (IOException | InterruptedException fault) {
      throw new AssertionError(fault);
    }
  }

  /// What it is told once the record is asked again.
  private static List<String> signedInNoMore() {
    var told = new ArrayList<String>();
    Eventually.until("nobody is signed in", () -> told.addAll(signedIn()));
    return told;
  }

  private static List<String> readAnew() {
    try {
      ledger.getBean(AdministrativeLog.class).stream(
              "accounts", 0, (before, events) -> before + events.size())
          .now();
      return List.of();
    } catch (Altered altered) {
      return List.of(String.valueOf(altered.getMessage()));
    }
  }

  private static String port() {
    return String.valueOf(ledger.getEnvironment().getProperty("local.server.port"));
  }

  @Test
  void entries_that_change_places_are_noticed() throws IOException {
    var swap =
        """
        update record.event e set %1$s from record.event o
         where (e.pos, o.pos) in ((17, 220), (220, 17))
        """;
    var campaign = new TreeMap<String, List<String>>();
    for (var set :
        List.of(
            "opening = o.opening",
            "opening = o.opening, leaf = o.leaf",
            "opening = o.opening, leaf = o.leaf, event = o.event, negotiation = o.negotiation, stream = o.stream, version = o.version"))
      campaign.put(set, after("record.event", swap.formatted(set)));
    var moved = "update record.event set pos = pos + 1 where pos >= 200";
    campaign.put(moved, after("record.event", moved));
    allAreNoticed(campaign);
  }

  /// A last checkpoint that is gone is signed anew, for the same entries; epoch and timeline only
  /// say who may write.
  private static final Set<String> MENDED_AT_THE_START =
      Set.of("record.checkpoint.log_id", "record.log.epoch", "record.log.timeline");

  private static final List<String> RECORD =
      List.of("record.event", "record.batch", "record.checkpoint", "record.log");

  @Test
  @EnabledIfSystemProperty(named = "ledger.tampering", matches = "long")
  void what_was_changed_while_the_server_was_down_keeps_it_from_starting_or_is_found_then()
      throws Exception {
    var changes = new ArrayList<String>();
    for (var table : RECORD)
      for (var column : columns(List.of(table)))
        if (!isLeftOut(column) && !MENDED_AT_THE_START.contains(table + "." + column.name()))
          changes.add(
              "update %s set %s = %s where %s"
                  .formatted(table, column.name(), changed(column), rows(table).getLast()));
    for (var table : List.of("record.event", "record.batch", "record.log"))
      changes.add("delete from " + table + " where " + rows(table).getLast());
    changes.add(
        """
        delete from record.checkpoint where size = (select max(size) from record.checkpoint);
        delete from record.event where pos >= (select max(size) from record.checkpoint);
        delete from record.batch where first_pos >= (select max(size) from record.checkpoint)
        """);
    var campaign = new TreeMap<String, List<String>>();
    for (var change : changes) campaign.put(change, afterARestart(change));
    allAreNoticed(campaign);
  }

  private static List<String> afterARestart(String change) throws Exception {
    whileDown(c -> {
      for (var table : RECORD) run(c, "create table %s_before as table %s".formatted(table, table));
      run(c, change);
    });
    List<String> found;
    try {
      ledger = started();
      found = found();
    } catch (RuntimeException refused) {
      found = List.of("does not start: " + NestedExceptionUtils.getMostSpecificCause(refused));
    }
    whileDown(c -> {
      run(c, "truncate " + String.join(", ", RECORD));
      for (var table : RECORD) {
        run(c, "insert into %s table %s_before".formatted(table, table));
        run(c, "drop table %s_before".formatted(table));
      }
    });
    ledger = started();
    return found;
  }

  private interface Changing {
    void of(Connection connection) throws SQLException;
  }

  private static void whileDown(Changing change) throws Exception {
    ledger.close();
    try (var postgres = new EmbeddedPostgres(data);
        var connection =
            DriverManager.getConnection(
                postgres.url(), EmbeddedPostgres.USER, postgres.password())) {
      run(connection, "set session_replication_role = replica");
      change.of(connection);
    }
  }

  @Test
  void a_file_that_was_changed_cut_or_taken_away_is_noticed() throws IOException {
    var campaign = new TreeMap<String, List<String>>();
    for (var file : files()) {
      var before = Files.readAllBytes(file);
      var flipped = before.clone();
      flipped[before.length / 2] ^= 1;
      Files.write(file, flipped);
      campaign.put("flipped " + file, found());
      Files.write(file, java.util.Arrays.copyOf(before, before.length - 1));
      campaign.put("cut " + file, found());
      if (isNeeded(file)) {
        Files.delete(file);
        campaign.put("deleted " + file, found());
      }
      Files.write(file, before);
    }
    allAreNoticed(campaign);
  }

  /// Of a tile that is not full, the form of another size may be gone: the rest of it is in the one
  /// of the present size.
  private static boolean isNeeded(Path file) throws IOException {
    var partials = Optional.ofNullable(file.getParent()).orElseThrow();
    if (!partials.toString().endsWith(".p")) return true;
    try (var all = Files.list(partials)) {
      return all.mapToInt(f -> Integer.parseInt(f.getFileName().toString())).max().orElseThrow()
          == Integer.parseInt(file.getFileName().toString());
    }
  }

  /// Tiles, entries and the checkpoint, as they are served; of many in one folder the first, the
  /// last and one in the middle.
  private static List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    try (var all = Files.walk(data.resolve("log"))) {
      for (var folder : all.filter(Files::isDirectory).sorted().toList())
        try (var in = Files.list(folder)) {
          var there = in.filter(Files::isRegularFile).sorted().toList();
          if (there.size() <= FEW) files.addAll(there);
          else
            files.addAll(List.of(there.getFirst(), there.get(there.size() / 2), there.getLast()));
        }
    }
    return files;
  }
}
