package ledger.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import ledger.BoundedIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StuckIT extends BoundedIT {

  /// Heartbeats without a pause fill every buffer on the way in a moment.
  @Test
  void who_takes_nothing_of_what_is_sent_is_let_go() throws Exception {
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(4_096);
      socket.connect(new InetSocketAddress("localhost", port));
      socket
          .getOutputStream()
          .write(
              ("GET /stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + token("stuck")
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      // The time is the point: nothing is read for longer than the server waits for a reader, and
      // looking whether it is over yet would be reading.
      TimeUnit.SECONDS.sleep(8);
      var sent = socket.getInputStream();
      long bytes = 0;
      int read = 0;
      try {
        for (var buffer = new byte[1 << 16]; read >= 0; bytes += Math.max(read, 0))
          read = sent.read(buffer);
      } catch (java.net.SocketException _) {
        // the connection was reset, which ends it just as well
      }
      assertThat(bytes).isBetween(1_000L, 64L << 20);
    }
  }
}
