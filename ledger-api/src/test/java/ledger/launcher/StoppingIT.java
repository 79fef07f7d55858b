package ledger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ledger.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that is told to stop finishes what it took, and says to everybody else when to come
/// again.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StoppingIT {

  @TempDir private Path folder;
  private OwnServer server;

  @BeforeEach
  void a_server_runs() throws Exception {
    server = new OwnServer(folder.resolve("data"), Map.of("LEDGER_STOPPING_FILE", "2s"));
    assertThat(server.post(OwnServer.opening()).statusCode()).isEqualTo(201);
  }

  @AfterEach
  void nothing_is_left_running() throws Exception {
    server.close();
  }

  @Test
  void what_was_taken_is_finished_and_whoever_else_is_there_is_told_to_come_again()
      throws Exception {
    var act = OwnServer.party("slow");
    try (var slow = connection();
        var stream = connection();
        var kept = connection();
        var file = connection()) {
      send(
          slow,
          head("POST /acts", "Content-Type: application/json", "Content-Length: " + act.length()));
      send(slow, act.substring(0, 20));
      send(stream, head("GET /stream"));
      send(kept, head("GET /accounts/self"));
      Eventually.until("it is answered", () -> kept.getInputStream().available() > 100);
      kept.getInputStream().readNBytes(kept.getInputStream().available());
      send(
          file,
          head(
              "POST /acts",
              "Content-Type: application/x-ndjson",
              "Transfer-Encoding: chunked",
              "Connection: close"));
      var sending = CompletableFuture.runAsync(() -> sendForEver(file));
      TimeUnit.MILLISECONDS.sleep(500);

      server.terminate();

      assertThat(rest(stream))
          .as("a stream ends with when to come again, and from where")
          .containsPattern(
              ": the ledger is being stopped\nretry: 3000\nevent: position\ndata: \\{.+}\nid: [0-9]+\n\n$");
      Eventually.until("new connections are refused", this::isRefused);
      assertThat(isEnded(kept)).as("a new request on a connection that there is").isTrue();
      send(slow, act.substring(20));
      assertThat(new String(slow.getInputStream().readNBytes(20), StandardCharsets.UTF_8))
          .as("a request that was taken")
          .startsWith("HTTP/1.1 201");
      assertThat(rest(file))
          .as("a file that does not come to its end")
          .contains("\"status\":201")
          .containsPattern("The file was read up to line [0-9]+: the ledger is being stopped");
      sending.join();
    }
    server.awaitEnd();
    assertThat(server.log()).noneMatch(line -> line.startsWith("\tat "));
  }

  /// It is not answered: whoever sent it sends it over a new connection, as where there was none.
  private boolean isEnded(Socket kept) {
    try {
      send(kept, head("GET /accounts/self"));
      return kept.getInputStream().read() < 0;
    } catch (SocketException _) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private boolean isRefused() throws IOException {
    try (var _ = connection()) {
      return false;
    } catch (ConnectException _) {
      return true;
    }
  }

  private Socket connection() throws IOException {
    var socket = new Socket("127.0.0.1", server.url().getPort());
    socket.setSoTimeout(40_000);
    return socket;
  }

  private String head(String request, String... headers) {
    return request
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + server.token()
        + "\r\n"
        + String.join("\r\n", headers)
        + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
  }

  private static void send(Socket to, String text) throws IOException {
    to.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    to.getOutputStream().flush();
  }

  private static String rest(Socket from) throws IOException {
    return new String(from.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void sendForEver(Socket to) {
    try {
      for (int i = 0; ; i++) {
        var line = OwnServer.party("f" + i) + "\n";
        send(to, Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (IOException | InterruptedException _) {
      // nobody takes any more of it
    }
  }
}
