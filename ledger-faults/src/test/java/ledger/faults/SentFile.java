package ledger.faults;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// A file of acts on its way to a server, line by line, while the answers to its first lines come
/// back: each act is in the journal before it is sent, and again when it was answered.
final class SentFile {

  private static final int SILENT_MS = 120_000;
  private static final int BUFFER = 1 << 14;

  private final Node node;
  private final Journal journal;
  private final Iterable<Act> acts;

  /// By line, the number in the journal of what has no answer yet.
  private final Map<Long, Long> open = new ConcurrentHashMap<>();

  /// What is done when so many lines have been answered; then the connection is reset.
  @FunctionalInterface
  interface End {
    void come() throws Exception;
  }

  private SentFile(Node node, Journal journal, Iterable<Act> acts) {
    this.node = node;
    this.journal = journal;
    this.acts = acts;
  }

  static void whole(Node node, Journal journal, Iterable<Act> acts) throws Exception {
    new SentFile(node, journal, acts).send(Long.MAX_VALUE, () -> {});
  }

  static void cut(Node node, Journal journal, Iterable<Act> acts, long answered) throws Exception {
    cut(node, journal, acts, answered, () -> {});
  }

  static void cut(Node node, Journal journal, Iterable<Act> acts, long answered, End end)
      throws Exception {
    new SentFile(node, journal, acts).send(answered, end);
  }

  private void send(long most, End end) throws Exception {
    try (var socket = new Socket(node.url().getHost(), node.url().getPort())) {
      socket.setSoTimeout(SILENT_MS);
      var sending = Thread.ofVirtual().start(() -> write(socket));
      var answers = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
      var lines = new BufferedReader(answers);
      for (long answered = 0; answered < most; ) {
        var line = lines.readLine();
        if (line == null) break;
        if (isAnswer(line)) answered++;
      }
      end.come();
      socket.setSoLinger(true, 0);
      socket.close();
      sending.join();
    } finally {
      open.values().forEach(number -> journal.after(number, new Told.Unknown("it was cut")));
    }
  }

  /// The answer comes in chunks, whose lengths stand between the lines.
  private boolean isAnswer(String line) {
    if (!line.startsWith("{")) return false;
    var json = JsonMapper.shared().readTree(line);
    var number = open.remove(json.path("line").asLong(0));
    if (number != null) journal.after(number, Told.of(json.path("status").asInt(), line));
    return number != null;
  }

  private void write(Socket socket) {
    try {
      var out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
      RequestHead.write(out, node, "application/x-ndjson", "Transfer-Encoding: chunked");
      long number = 0;
      for (var act : acts) {
        open.put(++number, journal.before(act, node.number()));
        var line = act.json() + "\n";
        out.write(
            (Integer.toHexString(line.length()) + "\r\n" + line + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException _) {
      // it was cut
    }
  }
}
