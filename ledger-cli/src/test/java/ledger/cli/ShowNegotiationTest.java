package ledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who says what, and what is due, read in a terminal.
class ShowNegotiationTest {

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void a_ledger_answers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/negotiations/harbour",
        exchange -> {
          asked.add(
              exchange.getRequestHeaders().getFirst("Accept") + " " + exchange.getRequestURI());
          var bytes = "Use of the harbour\n".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void and_is_gone() {
    server.stop(0);
  }

  private Ran show(Object... more) {
    var arguments =
        new ArrayList<Object>(
            List.of(
                "show",
                "harbour",
                "--url",
                "http://localhost:" + server.getAddress().getPort(),
                "--token",
                "x"));
    arguments.addAll(List.of(more));
    return Ran.ledger(arguments.toArray());
  }

  @Test
  void it_prints_what_the_ledger_writes_for_a_terminal_of_this_width() {
    assertThat(show("--width", 90).out()).isEqualTo("Use of the harbour\n");
    assertThat(asked)
        .containsExactly("text/plain, application/problem+json /negotiations/harbour?width=90");
  }

  @Test
  void it_is_asked_for_the_view_and_the_moment() {
    show(
        "--width",
        90,
        "--view",
        "party:south",
        "--about",
        "2026-02-03T12:00+04:00",
        "--known-by",
        40);
    assertThat(asked.getFirst())
        .endsWith(
            "/negotiations/harbour?view=party%3Asouth&about=2026-02-03T12%3A00%2B04%3A00&knownBy=40&width=90");
  }
}
