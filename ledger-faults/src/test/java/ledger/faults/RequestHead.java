package ledger.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// The head of a request of whoever writes to the socket, so as to leave when it likes.
final class RequestHead {

  private RequestHead() {}

  /// @param length the header that says how the body ends
  static void write(OutputStream out, Node node, String type, String length) throws IOException {
    var head =
        """
        POST /acts HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: %s\r
        Connection: close\r
        %s\r
        \r
        """
            .formatted(node.token(), type, length);
    out.write(head.getBytes(StandardCharsets.US_ASCII));
  }
}
