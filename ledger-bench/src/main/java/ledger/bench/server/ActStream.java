package ledger.bench.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A file of acts (`application/x-ndjson`) that is sent over one request for as long as somebody
/// has something to say, while its answers are read: one line each, after the act's own commit.
///
/// The server reads one line ahead: an act is answered when the next one has come, or the end. One
/// thread may send while another reads.
public final class ActStream implements AutoCloseable {

  private static final byte[] END_OF_CHUNK = "\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Connection connection;
  private int left = -1;

  /// What became of an act.
  ///
  /// @param position where it stands, -1 where it was refused
  public record Answer(int status, long position, String line) {

    public boolean isOnRecord() {
      return status == 201;
    }

    static Answer of(String line) {
      return new Answer(
          (int) number(line, "\"status\":", 0), number(line, "\"position\":", -1), line);
    }

    private static long number(String line, String field, long otherwise) {
      int at = line.indexOf(field);
      if (at < 0) return otherwise;
      int end = at + field.length();
      int from = end;
      while (end < line.length() && Character.isDigit(line.charAt(end))) end++;
      return end > from ? Long.parseLong(line, from, end, 10) : otherwise;
    }
  }

  public ActStream(Server server) throws IOException {
    connection = new Connection(server.url(), server.token());
    connection.write(
        ("POST /acts"
                + connection.beginning()
                + "Content-Type: application/x-ndjson\r\nAccept: application/x-ndjson,"
                + " application/problem+json\r\nTransfer-Encoding: chunked\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  /// @param act as JSON without line breaks
  public void send(byte[] act) throws IOException {
    connection.write(
        (Integer.toHexString(act.length + 1) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    connection.write(act);
    connection.write(new byte[] {'\n'});
    connection.write(END_OF_CHUNK);
  }

  public void flush() throws IOException {
    connection.flush();
  }

  /// There is nothing more to send.
  public void end() throws IOException {
    connection.write(END);
    connection.flush();
  }

  /// Waits for the answer to the next act.
  public Answer next() throws IOException {
    if (left < 0) begin();
    var line = new ByteArrayOutputStream(512);
    while (true) {
      while (left == 0) nextChunk();
      int c = connection.in.read();
      left--;
      if (left == 0) connection.line();
      if (c == '\n') return Answer.of(line.toString(StandardCharsets.UTF_8));
      line.write(c);
    }
  }

  private void begin() throws IOException {
    var head = connection.head();
    if (head.status() != 200)
      throw new IOException(
          "POST /acts: "
              + head.status()
              + " "
              + new String(connection.in.readNBytes((int) Math.max(0, head.length()))));
    left = 0;
  }

  private void nextChunk() throws IOException {
    left = connection.chunk();
    if (left == 0) throw new IOException("the answers ended before the acts did");
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
