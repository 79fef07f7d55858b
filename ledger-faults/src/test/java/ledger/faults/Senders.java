package ledger.faults;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import ledger.faults.Fault.Struck;

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
        RequestHead.write(out, node, "application/json", "Content-Length: " + body.length);
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
    SentFile.cut(node, journal, acts, ANSWERED_FIRST + random.nextInt(LINES / 2));
    SentFile.whole(node, journal, acts);
    return Struck.now(0, 1);
  }
}
