package ledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ledger.InMemory;
import ledger.act.UserId;
import ledger.act.json.ActFormat;
import ledger.act.json.ActFormat.Parsed;
import ledger.decision.Decision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Sends to the ledger's own rules, behind the least of a server.
class SendTreatiesTest {

  private static final Path FILE = Path.of("src/test/resources/treaties.csv");

  private final InMemory ledger = new InMemory();
  private final Set<UUID> onRecord = new HashSet<>();
  private final ActFormat format = new ActFormat();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer server = none();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void a_ledger_answers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/accounts/self", this::self);
    server.createContext("/acts", this::acts);
    server.start();
  }

  @AfterEach
  void and_stops() {
    server.stop(0);
  }

  @Test
  void all_that_can_be_read_is_recorded_and_the_rest_is_told() {
    assertThat(send("clerk", FILE)).isEqualTo(1);
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            18 rows, 64 acts: 64 recorded, 0 already there, 0 refused; up to position 64
            not taken over: 10 unreadable values, 2 in the future, 5 without a place, 5 rows left out
            """);
    assertThat(err.toString())
        .contains("line 6, column stateForce: \"2010-02-29\" is no date (there is no such day)");
  }

  @Test
  void sent_again_it_adds_nothing() {
    send("clerk", FILE);
    send("clerk", FILE);
    assertThat(out.toString()).contains("64 acts: 0 recorded, 64 already there, 0 refused");
    assertThat(ledger.record()).hasSize(64);
  }

  @Test
  void a_table_without_a_fault_leaves_with_0() throws IOException {
    var lines = Files.readAllLines(FILE);
    var clean = Files.write(folder.resolve("clean.csv"), List.of(lines.get(0), lines.get(15)));
    assertThat(send("clerk", clean)).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void another_file_is_not_mixed_into_the_same_negotiation() throws IOException {
    send("clerk", FILE);
    var other = Files.writeString(folder.resolve("other.csv"), Files.readString(FILE) + "\n");
    assertThat(send("clerk", other)).isEqualTo(1);
    assertThat(err.toString()).contains("OpenNegotiation: ").contains("nothing more was sent");
    assertThat(send("clerk", other, "--negotiation", "other")).isEqualTo(1);
    assertThat(ledger.record().stream().map(r -> r.event().act().negotiation().value()).distinct())
        .containsExactly("treaties", "other");
  }

  @Test
  void nothing_is_done_for_a_token_that_signs_nobody_in() {
    assertThat(send("", FILE)).isEqualTo(3);
    assertThat(err.toString()).contains("the ledger answered 401");
    assertThat(ledger.record()).isEmpty();
  }

  @Test
  void nothing_is_done_where_no_ledger_is() {
    server.stop(0);
    assertThat(send("clerk", FILE)).isEqualTo(3);
    assertThat(err.toString()).contains("no ledger answers at");
  }

  @Test
  void without_an_address_it_asks_for_one_and_printing_needs_none() {
    assertThat(run(FILE.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("no ledger is named: give --url");
    assertThat(run(FILE.toString(), "--print")).isEqualTo(1);
    assertThat(out.toString().lines())
        .hasSize(64)
        .allSatisfy(
            act -> assertThat(format.read(act.getBytes(UTF_8))).isInstanceOf(Parsed.Read.class));
  }

  @Test
  void a_file_that_is_no_such_table_is_wrong_usage() {
    assertThat(run("src/test/resources/golden/treaties.ndjson", "--print")).isEqualTo(2);
    assertThat(err.toString()).contains("is no CSV from line 1 on");
    assertThat(run("nowhere.csv", "--print")).isEqualTo(2);
    assertThat(run(FILE.toString(), "--print", "--negotiation", "a b")).isEqualTo(2);
  }

  private int send(String user, Path file, String... more) {
    var url = "http://localhost:" + server.getAddress().getPort();
    return run(
        Stream.concat(
                Stream.of(file.toString(), "--url", url, "--token", "token-of-" + user),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private int run(String... arguments) {
    return new CommandLine(new ImportTreatiesCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void self(HttpExchange exchange) throws IOException {
    var user = user(exchange);
    if (user.isEmpty()) answer(exchange, 401, "{\"detail\":\"Nobody is signed in.\"}");
    else answer(exchange, 200, "{\"user\":\"" + user + "\"}");
  }

  private void acts(HttpExchange exchange) throws IOException {
    var answers = new StringBuilder();
    var sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    int line = 0;
    for (var act : sent.lines().toList())
      answers.append("{\"line\":%d,%s}\n".formatted(++line, decided(act, user(exchange))));
    answer(exchange, 200, answers.toString());
  }

  private String decided(String sent, String user) {
    if (!(format.read(sent.getBytes(UTF_8)) instanceof Parsed.Read(var act)))
      return "\"status\":400";
    if (onRecord.contains(act.actId())) return "\"status\":200";
    var decision = ledger.send(act, new UserId(user), Instant.now());
    if (!(decision instanceof Decision.Accepted))
      return "\"status\":409,\"code\":\"NO\",\"detail\":\"Not so.\"";
    onRecord.add(act.actId());
    return "\"status\":201,\"position\":" + onRecord.size();
  }

  private static String user(HttpExchange exchange) {
    return exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer token-of-", "");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /// Stands in until [#a_ledger_answers].
  private static HttpServer none() {
    try {
      return HttpServer.create();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
