package ledger.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A program asks a ledger, and is told in a sentence what it could not have.
@Timeout(60)
class AskALedgerTest {

  private final HttpServer server = server();

  @BeforeEach
  void a_server_listens() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void and_stops() {
    server.stop(0);
  }

  @Test
  void the_answer_to_an_act_comes_while_later_acts_are_not_sent_yet() throws IOException {
    answerEachLine("");
    var answers = new Semaphore(0);
    // The act of the last line exists only once the first one is answered.
    var acts =
        IntStream.range(0, 2_000)
            .boxed()
            .peek(n -> {
              if (n == 1_999) answers.acquireUninterruptibly();
            });
    try (var ledger = client()) {
      var tally = ledger.record(acts, AskALedgerTest::act, (_, answer) -> answers.release());
      assertThat(tally).isEqualTo(new Tally(2_000, 0, 0, 2_000));
    }
  }

  @Test
  void a_file_may_be_far_longer_than_what_a_connection_holds() throws IOException {
    answerEachLine("x".repeat(1_000));
    var answered = new ArrayList<Integer>();
    try (var ledger = client()) {
      ledger.record(
          IntStream.range(0, 30_000).boxed(), AskALedgerTest::act, (n, _) -> answered.add(n));
    }
    assertThat(answered).isEqualTo(IntStream.range(0, 30_000).boxed().toList());
  }

  @Test
  void what_was_sent_before_a_line_that_cannot_be_read_is_still_answered() throws IOException {
    answerEachLine("");
    var answered = new ArrayList<Integer>();
    var acts =
        IntStream.range(0, 10)
            .boxed()
            .peek(n -> {
              if (n == 7) throw new IllegalArgumentException("line 7 cannot be read");
            });
    try (var ledger = client()) {
      assertThatThrownBy(() -> ledger.record(acts, AskALedgerTest::act, (n, _) -> answered.add(n)))
          .hasMessage("line 7 cannot be read");
    }
    assertThat(answered).hasSize(7);
  }

  @Test
  void acts_that_are_not_answered_are_told() throws IOException {
    server.createContext(
        "/acts", exchange -> answer(exchange, 200, "{\"line\":1,\"status\":201}\n"));
    try (var ledger = client()) {
      assertThatThrownBy(() -> ledger.record(numbers(3), AskALedgerTest::act, (_, _) -> {}))
          .isInstanceOf(NotAnswered.class)
          .hasMessageContaining("stopped answering before it had answered all");
    }
  }

  @Test
  void a_problem_is_told_with_what_to_do_instead() throws IOException {
    server.createContext(
        "/",
        exchange ->
            answer(
                exchange,
                403,
                "{\"detail\":\"Not so.\",\"expected\":[\"a\",\"b\"],\"instead\":[\"Do this.\"]}"));
    try (var ledger = client()) {
      assertThatThrownBy(() -> ledger.getJson("/operator/rebuild"))
          .hasMessage(
              "the ledger answered 403 to /operator/rebuild: Not so."
                  + System.lineSeparator()
                  + "  expected: a, b"
                  + System.lineSeparator()
                  + "  instead: Do this.");
      assertThatThrownBy(() -> ledger.record(numbers(100_000), AskALedgerTest::act, (_, _) -> {}))
          .hasMessageStartingWith("the ledger answered 403 to /acts: Not so.");
    }
  }

  @Test
  void a_status_without_a_letter_is_told_in_a_sentence_of_its_own() throws IOException {
    server.createContext("/wrong-token", exchange -> answer(exchange, 401, ""));
    server.createContext("/not-allowed", exchange -> answer(exchange, 403, ""));
    server.createContext("/not-there", exchange -> answer(exchange, 404, ""));
    try (var ledger = client()) {
      assertThatThrownBy(() -> ledger.getJson("/wrong-token"))
          .hasMessageStartingWith(
              "the ledger answered 401 to /wrong-token: it signs nobody in by this token.")
          .hasMessageContaining("instead: have a new token issued")
          .hasMessageContaining("LEDGER_TOKEN");
      assertThatThrownBy(() -> ledger.getJson("/not-allowed"))
          .hasMessageContaining("403 to /not-allowed: whose token this is may not do that")
          .hasMessageContaining("instead: ask the owner");
      assertThatThrownBy(() -> ledger.getJson("/not-there"))
          .hasMessageContaining("404 to /not-there: there is no such thing")
          .hasMessageContaining("instead: check how it is written");
    }
  }

  @Test
  void what_is_busy_is_asked_again_after_the_time_it_names() throws IOException {
    var asked = new AtomicInteger();
    server.createContext(
        "/log/counts",
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "0");
          answer(exchange, asked.getAndIncrement() < 2 ? 503 : 200, "here");
        });
    try (var ledger = client()) {
      assertThat(ledger.get("/log/counts")).hasValueSatisfying(b -> assertThat(b).hasSize(4));
    }
    assertThat(asked).hasValue(3);
  }

  /// Whoever is too old for a ledger is told so, and not by something that it cannot read.
  @Test
  void it_names_the_version_of_the_interface_that_it_was_written_for() throws IOException {
    var named = new CopyOnWriteArrayList<String>();
    server.createContext(
        "/",
        exchange -> {
          named.add(exchange.getRequestHeaders().getFirst("API-Version"));
          answer(exchange, 400, "{\"detail\":\"There is no version 1.\",\"expected\":[\"2\"]}");
        });
    try (var ledger = client()) {
      for (var asked : List.<ThrowingCallable>of(ledger::self, () -> recordOne(ledger)))
        assertThatThrownBy(asked)
            .hasMessageContaining("There is no version 1.")
            .hasMessageContaining("expected: 2");
    }
    assertThat(named).containsExactly(LedgerClient.VERSION, LedgerClient.VERSION);
  }

  @Test
  void what_is_not_there_is_empty() throws IOException {
    try (var ledger = client()) {
      assertThat(ledger.get("/log/counts")).isEmpty();
    }
  }

  @Test
  void an_address_at_which_no_ledger_answers_is_told() throws IOException {
    server.createContext("/", exchange -> answer(exchange, 200, "<html>Hello</html>"));
    try (var ledger = client()) {
      assertNobody(List.of(() -> ledger.self(), () -> recordOne(ledger)));
    }
    server.stop(0);
    try (var ledger = client()) {
      assertNobody(List.of(() -> ledger.self(), () -> recordOne(ledger)));
    }
  }

  @Test
  void something_that_speaks_no_http_is_no_ledger() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var ledger =
            new LedgerClient(
                URI.create("http://localhost:" + other.getLocalPort()), Optional.of("t"))) {
      Thread.startVirtualThread(() -> {
        try (var socket = other.accept()) {
          socket.getOutputStream().write("SSH-2.0-server\r\n\r\n".getBytes(UTF_8));
          socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      });
      assertNobody(List.of(() -> recordOne(ledger)));
    }
  }

  private interface Asking {
    Object ask() throws IOException;
  }

  private static void assertNobody(List<Asking> all) {
    for (var one : all)
      assertThatThrownBy(one::ask)
          .isInstanceOf(NotAnswered.class)
          .hasMessageStartingWith("no ledger answers at http://localhost:");
  }

  private static Tally recordOne(LedgerClient ledger) throws IOException {
    return ledger.record(numbers(1), AskALedgerTest::act, (_, _) -> {});
  }

  private static java.util.stream.Stream<Integer> numbers(int n) {
    return IntStream.range(0, n).boxed();
  }

  private static byte[] act(int number) {
    return ("{\"n\":" + number + ",\"text\":\"" + "y".repeat(300) + "\"}").getBytes(UTF_8);
  }

  /// Reads on only when its answer has left, as a ledger does.
  private void answerEachLine(String more) {
    server.createContext(
        "/acts",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var out = exchange.getResponseBody();
          var lines = new BufferedReader(new InputStreamReader(exchange.getRequestBody(), UTF_8));
          int position = 0;
          for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            out.write(
                "{\"line\":%d,\"status\":201,\"position\":%d,\"more\":\"%s\"}\n"
                    .formatted(++position, position, more)
                    .getBytes(UTF_8));
            out.flush();
          }
          exchange.close();
        });
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      var bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private LedgerClient client() {
    return new LedgerClient(
        URI.create("http://localhost:" + server.getAddress().getPort()), Optional.of("token"));
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
