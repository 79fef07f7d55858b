package ledger.bench.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One client who keeps its connection, in HTTP/1.1 and nothing more: a client of the library's
/// would take a good part of the processors that the server is to have.
public final class Connection implements AutoCloseable {

  private final URI url;
  private final String head;
  private Socket socket;
  private OutputStream out;
  InputStream in;
  private boolean closing;

  public Connection(URI url, String token) throws IOException {
    this.url = url;
    connect();
    head = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n";
  }

  private void connect() throws IOException {
    socket = new Socket(url.getHost(), url.getPort());
    socket.setTcpNoDelay(true);
    out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    closing = false;
  }

  /// A server keeps a connection for so many requests, a hundred in Tomcat, and says at the last
  /// one that it closes it.
  private void connectAgain() throws IOException {
    if (!closing) return;
    socket.close();
    connect();
  }

  /// @param length of the body, -1 where it comes in chunks
  /// @param position as the header `Ledger-Position` has it, -1 where it is not there
  record Head(int status, long length, long position) {}

  /// Reads the page to its end.
  ///
  /// @return how many bytes it had
  public long get(String path) throws IOException {
    return get(path, "*/*");
  }

  /// @param accept the media type that is asked for
  public long get(String path, String accept) throws IOException {
    connectAgain();
    write(
        ("GET " + path + head + "Accept: " + accept + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    return body(path, head());
  }

  /// Records an act.
  ///
  /// @return where it stands
  public long post(byte[] act) throws IOException {
    connectAgain();
    write(
        ("POST /acts" + head + "Content-Type: application/json\r\nContent-Length: ")
            .getBytes(StandardCharsets.UTF_8));
    write((act.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    write(act);
    out.flush();
    var head = head();
    body("/acts", head);
    return head.position;
  }

  private long body(String path, Head head) throws IOException {
    if (head.status / 100 != 2) {
      var body = head.length > 0 ? new String(in.readNBytes((int) head.length)) : "";
      throw new IOException(path + ": " + head.status + " " + body);
    }
    if (head.length >= 0) {
      in.skipNBytes(head.length);
      return head.length;
    }
    long read = 0;
    for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
      in.skipNBytes(chunk);
      in.skipNBytes(2);
      read += chunk;
    }
    line();
    return read;
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  void flush() throws IOException {
    out.flush();
  }

  String beginning() {
    return head;
  }

  Head head() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    long length = -1;
    long position = -1;
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Long.parseLong(line.substring(colon + 1).trim());
        case "ledger-position" -> position = Long.parseLong(line.substring(colon + 1).trim());
        case "connection" -> closing = line.substring(colon + 1).trim().equals("close");
        default -> {} // of no concern
      }
    }
    return new Head(status, length, position);
  }

  /// @return the size of the chunk that follows; 0 at the end
  int chunk() throws IOException {
    return Integer.parseInt(line().trim(), 16);
  }

  String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) throw new EOFException("the server has closed the connection");
      if (c != '\r') line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
