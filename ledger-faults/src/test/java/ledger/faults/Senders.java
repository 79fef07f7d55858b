package ledger.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import ledger.faults.Fault.Struck;
import tools.jackson.databind.json.JsonMapper;

/// Clients that are no good ones.
final class Senders {

  private static final int LEAVING = 20;
  private static final int STORM = 60;
  private static final int LINES = 800;
  private static final int ANSWERED_FIRST = 100;
  private static final String NEGOTIATION = "n0";

  private Senders() {}

  private static Act act(Random random, String what) {
    return Act.registering(random, NEGOTIATION, what + Integer.toHexString(random.nextInt()));
  }

  static Struck leave(Site site, Journal journal, Random random) throws Exception {
    for (int i = 0; i < LEAVING; i++) {
      var node = site.nodes().get(i % 2);
      var act = act(random, "leaving");
      var body = act.json().getBytes(StandardCharsets.UTF_8);
      boolean isWhole = random.nextBoolean();
      long number = journal.before(act, node.number());
      try (var socket = new Socket(node.url().getHost(), node.url().getPort())) {
        if (random.nextBoolean()) socket.setSoLinger(true, 0);
        var out = socket.getOutputStream();
        head(out, node, "application/json", "Content-Length: " + body.length);
        out.write(body, 0, isWhole ? body.length : random.nextInt(body.length));
        out.flush();
        if (isWhole) TimeUnit.MICROSECONDS.sleep(random.nextInt(3_000));
      } finally {
        journal.after(
            number, isWhole ? new Told.Unknown("it left") : new Told.Refused("half a request"));
      }
    }
    return Struck.now(0, 1);
  }

  static Struck storm(Site site, Journal journal, Random random) throws Exception {
    var act = act(random, "storm");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Callable<Told>>();
      for (int i = 0; i < STORM; i++) {
        var node = site.nodes().get(i % 2);
        all.add(() -> node.send(act, journal));
      }
      for (var one : threads.invokeAll(all)) one.get();
    }
    return Struck.now(0, 1);
  }

  static Struck cutImport(Site site, Journal journal, Random random) throws Exception {
    var node = site.nodes().get(random.nextInt(2));
    var acts = new ArrayList<Act>();
    for (int i = 0; i < LINES; i++) acts.add(act(random, "import" + i + "-"));
    send(node, journal, acts, ANSWERED_FIRST + random.nextInt(LINES / 2));
    send(node, journal, acts, LINES);
    return Struck.now(0, 1);
  }

  /// @param upTo the connection is cut when so many lines have been answered
  private static void send(Node node, Journal journal, List<Act> acts, int upTo)
      throws IOException, InterruptedException {
    var numbers = new ArrayList<Long>();
    for (var act : acts) numbers.add(journal.before(act, node.number()));
    var told = new TreeMap<Integer, Told>();
    try (var socket = new Socket(node.url().getHost(), node.url().getPort())) {
      socket.setSoTimeout(40_000);
      var sending = Thread.ofVirtual().start(() -> write(socket, node, acts));
      var answer = socket.getInputStream();
      var lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
      while (told.size() < upTo) {
        var line = lines.readLine();
        if (line == null) break;
        if (!line.startsWith("{")) continue;
        var json = JsonMapper.shared().readTree(line);
        told.put(json.path("line").asInt(), Told.of(json.path("status").asInt(), line));
      }
      socket.setSoLinger(true, 0);
      socket.close();
      sending.join();
    }
    for (int i = 0; i < acts.size(); i++)
      journal.after(numbers.get(i), told.getOrDefault(i + 1, new Told.Unknown("it was cut")));
  }

  private static void write(Socket socket, Node node, List<Act> acts) {
    try {
      var out = socket.getOutputStream();
      head(out, node, "application/x-ndjson", "Transfer-Encoding: chunked");
      for (var act : acts) {
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

  private static void head(OutputStream out, Node node, String type, String length)
      throws IOException {
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
