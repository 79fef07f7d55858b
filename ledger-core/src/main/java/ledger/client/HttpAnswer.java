package ledger.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The answer to one HTTP/1.1 request, after which the connection is closed.
///
/// @param body to be read as it comes in
record HttpAnswer(int status, InputStream body) {

  private static final int LONGEST_LINE = 1 << 13;

  /// @throws ProtocolException where what comes is no HTTP
  static HttpAnswer read(InputStream from) throws IOException {
    var in = new BufferedInputStream(from, 1 << 16);
    int status;
    Map<String, String> headers;
    do {
      status = status(line(in));
      headers = headers(in);
    } while (status < 200);
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked"))
      return new HttpAnswer(status, new Chunks(in));
    var length = headers.getOrDefault("content-length", "");
    // Not up to the end of the connection: a server that refuses a request early resets it.
    if (length.matches("[0-9]{1,7}"))
      return new HttpAnswer(
          status, new ByteArrayInputStream(in.readNBytes(Integer.parseInt(length))));
    return new HttpAnswer(status, in);
  }

  private static int status(String line) throws ProtocolException {
    if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) throw new ProtocolException(line);
    return Integer.parseInt(line.substring(9, 12));
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0)
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) throw new EOFException();
      if (line.length() == LONGEST_LINE) throw new ProtocolException("a line without an end");
      if (b != '\r') line.append((char) b);
    }
    return line.toString();
  }

  /// Takes the lengths out of a body that comes in chunks.
  private static final class Chunks extends InputStream {
    private final InputStream in;
    private int left;
    private boolean begun;
    private boolean ended;

    Chunks(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
      if (left == 0 && !ended) next();
      if (ended) return -1;
      int n = in.read(into, at, Math.min(most, left));
      if (n < 0) throw new EOFException();
      left -= n;
      return n;
    }

    private void next() throws IOException {
      if (begun) line(in);
      begun = true;
      var length = line(in).split(";", 2)[0].strip();
      if (!length.matches("[0-9a-fA-F]{1,7}")) throw new ProtocolException(length);
      left = Integer.parseInt(length, 16);
      ended = left == 0;
    }
  }
}
