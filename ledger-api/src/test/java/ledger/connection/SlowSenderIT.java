package ledger.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ledger.BoundedIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who sends a byte at a time, each in time, is let go after some seconds, while others are
/// answered.
@Timeout(60)
class SlowSenderIT extends BoundedIT {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /login?slowly=",
        "GET /login HTTP/1.1\r\nHost: localhost\r\nX-Slowly: ",
        "POST /acts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n",
        "POST /acts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n10000\r\n",
        "POST /acts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n",
        "POST /acts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n10000\r\n"
      })
  void is_let_go(String beginning) throws Exception {
    try (var slow = new Socket("localhost", port)) {
      var letGo = new CompletableFuture<Duration>();
      long begun = System.nanoTime();
      Thread.ofVirtual()
          .start(() -> trickle(slow, beginning.formatted(token("slow")), begun, letGo));
      while (!letGo.isDone()) {
        assertThat(send(request("/actuator/health")).status()).isEqualTo(200);
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertThat(letGo.get()).isBetween(PATIENCE.minusMillis(500), Duration.ofSeconds(20));
    }
  }

  /// The answer may come before, and is read as well; what ends the trial is that nobody takes what
  /// is sent.
  private static void trickle(
      Socket to, String beginning, long begun, CompletableFuture<Duration> letGo) {
    try {
      to.setTcpNoDelay(true);
      to.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
      while (true) {
        TimeUnit.MILLISECONDS.sleep(100);
        to.getOutputStream().write('1');
      }
    } catch (IOException | InterruptedException _) {
      letGo.complete(Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  @Test
  void who_takes_its_time_and_comes_to_an_end_is_answered() throws Exception {
    try (var client = new Socket("localhost", port)) {
      var out = client.getOutputStream();
      for (var part :
          "GET /actuator/health HTTP/1.1\r\n|Host: localhost\r\n|Connection: close\r\n|\r\n"
              .split("\\|")) {
        out.write(part.getBytes(StandardCharsets.US_ASCII));
        TimeUnit.MILLISECONDS.sleep(300);
      }
      assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200");
    }
  }
}
