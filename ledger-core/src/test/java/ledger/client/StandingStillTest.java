package ledger.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A ledger that has begun to answer, and stands still, is waited for no longer than its asker has
/// patience; one that is slow is.
@Timeout(30)
class StandingStillTest {

  private static final String HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final ServerSocket server = listening();

  @AfterEach
  void it_is_gone() throws IOException {
    server.close();
  }

  private enum How {
    SAYS_NOTHING,
    STOPS_IN_THE_HEAD,
    STOPS_BEHIND_THE_HEAD,
    GIVES_A_BYTE_NOW_AND_THEN;

    private void answer(OutputStream out) throws IOException, InterruptedException {
      switch (this) {
        case SAYS_NOTHING -> {}
        case STOPS_IN_THE_HEAD -> out.write(HEAD.substring(0, 20).getBytes(UTF_8));
        case STOPS_BEHIND_THE_HEAD -> out.write(HEAD.getBytes(UTF_8));
        case GIVES_A_BYTE_NOW_AND_THEN -> {
          out.write(HEAD.getBytes(UTF_8));
          while (true) {
            out.write("1\r\nx\r\n".getBytes(UTF_8));
            Thread.sleep(100);
          }
        }
      }
      Thread.sleep(Duration.ofSeconds(20));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_stands_still_is_given_up(How how) {
    answering(socket -> how.answer(socket.getOutputStream()));
    try (var ledger = client(1)) {
      var asked =
          CompletableFuture.runAsync(() -> assertGivenUp(() -> ledger.get("/log/checkpoint")));
      assertGivenUp(
          () -> ledger.record(IntStream.range(0, 3).boxed(), n -> act(n, 10), (_, _) -> {}));
      asked.join();
    }
  }

  private interface Asking {
    Object ask() throws IOException;
  }

  private void assertGivenUp(Asking asking) {
    assertThatThrownBy(asking::ask)
        .isInstanceOf(NotAnswered.class)
        .hasMessage(
            "the ledger at http://localhost:%d stood still: in 1 s too little of its answer came. Run it again, and where it needs longer, say so with --timeout"
                .formatted(server.getLocalPort()));
  }

  /// As exports are, that take hours.
  @Test
  void an_answer_may_take_longer_than_it_may_stand_still() throws IOException {
    answering(socket -> {
      var out = socket.getOutputStream();
      out.write(HEAD.getBytes(UTF_8));
      for (int i = 0; i < 6; i++) {
        Thread.sleep(500);
        out.write(("100\r\n" + "x".repeat(256) + "\r\n").getBytes(UTF_8));
      }
      out.write("0\r\n\r\n".getBytes(UTF_8));
    });
    try (var ledger = client(2)) {
      assertThat(ledger.get("/log/entries"))
          .hasValueSatisfying(body -> assertThat(body).hasSize(1_536));
    }
  }

  /// A file of which all is recorded or nothing is answered when it is there, which may take long.
  @Test
  void a_ledger_may_be_silent_for_as_long_as_it_is_sent_to() throws IOException {
    answering(socket -> {
      var in = socket.getInputStream();
      var end = "0\r\n\r\n".getBytes(UTF_8);
      for (int same = 0; same < end.length; ) {
        int b = in.read();
        same = b == end[same] ? same + 1 : b == end[0] ? 1 : 0;
      }
      var answers = "{\"line\":1,\"status\":201}\n".repeat(6);
      var out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nContent-Length: ".getBytes(UTF_8));
      out.write("%d\r\n\r\n%s".formatted(answers.length(), answers).getBytes(UTF_8));
    });
    var acts = IntStream.range(0, 6).boxed().peek(_ -> sleep(500));
    try (var ledger = client(2)) {
      assertThat(ledger.record(acts, n -> act(n, 20_000), (_, _) -> {}).recorded()).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_answers_as_no_ledger_does_is_told(NoLedger which) {
    answering(socket -> {
      socket.getOutputStream().write(which.head.getBytes(UTF_8));
      socket.shutdownOutput();
      Thread.sleep(200);
    });
    try (var ledger = client(5)) {
      assertThatThrownBy(() -> ledger.get("/log/checkpoint"))
          .isInstanceOf(NotAnswered.class)
          .hasMessageStartingWith(which.told);
    }
  }

  private enum NoLedger {
    SPEAKS_NO_HTTP("SSH-2.0-server\r\n\r\n", "no ledger answers at"),
    HAS_NO_LENGTH("HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\nabc", "no ledger answers at"),
    LEADS_NOWHERE(
        "HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n", "the ledger at"),
    GOES_AWAY("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", "the ledger at");

    private final String head;
    private final String told;

    NoLedger(String head, String told) {
      this.head = head;
      this.told = told;
    }
  }

  @Test
  void answers_without_an_end_are_not_read_for_ever() {
    answering(socket -> {
      var out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
      var some = "x".repeat(1 << 20).getBytes(UTF_8);
      while (true) out.write(some);
    });
    try (var ledger = client(5)) {
      assertThatThrownBy(
              () -> ledger.record(IntStream.range(0, 3).boxed(), n -> act(n, 10), (_, _) -> {}))
          .isInstanceOf(NotAnswered.class)
          .hasMessageStartingWith("no ledger answers at");
      assertThatThrownBy(() -> ledger.get("/log/checkpoint"))
          .isInstanceOf(NotAnswered.class)
          .hasMessageContaining("gives more than a ledger does");
    }
  }

  private interface Answer {
    void to(Socket socket) throws IOException, InterruptedException;
  }

  private void answering(Answer answer) {
    Thread.startVirtualThread(() -> {
      try {
        while (true) {
          var socket = server.accept();
          Thread.startVirtualThread(() -> answer(socket, answer));
        }
      } catch (IOException _) {
        // the test is over
      }
    });
  }

  private static void answer(Socket socket, Answer answer) {
    try (socket) {
      answer.to(socket);
    } catch (IOException | InterruptedException _) {
      // whoever asked has gone
    }
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] act(int number, int length) {
    return "{\"n\":%d,\"text\":\"%s\"}".formatted(number, "y".repeat(length)).getBytes(UTF_8);
  }

  private LedgerClient client(int seconds) {
    return new LedgerClient(
        URI.create("http://localhost:" + server.getLocalPort()),
        Optional.of("token"),
        Authorities.ofTheJvm(),
        new Patience(Duration.ofSeconds(seconds)));
  }

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
