package ledger.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// What clients sent and what they were told, written by themselves: a line before each request,
/// and one behind its answer. All that is checked is checked against it.
final class Journal implements AutoCloseable {

  /// One request.
  ///
  /// @param node where it was sent
  /// @param from when it was sent, on this machine's clock of nanoseconds
  /// @param until when the answer was there
  record Sent(UUID act, int node, long from, long until, Told told) {}

  private record Open(UUID act, int node, long from) {}

  private final Writer file;
  private final Map<Long, Open> open = new TreeMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private long next;

  Journal(Path file) throws IOException {
    this.file = Files.newBufferedWriter(file);
  }

  /// @return the number of the request
  synchronized long before(Act act, int node) {
    long number = next++;
    var opened = new Open(act.id(), node, System.nanoTime());
    open.put(number, opened);
    write("%d %d sends %s to %d".formatted(opened.from(), number, act.id(), node));
    return number;
  }

  synchronized void after(long number, Told told) {
    var opened = open.remove(number);
    if (opened == null) throw new IllegalStateException("nothing was sent as " + number);
    var done = new Sent(opened.act(), opened.node(), opened.from(), System.nanoTime(), told);
    sent.add(done);
    write("%d %d is told %s".formatted(done.until(), number, told));
    notifyAll();
  }

  synchronized void note(String what) {
    write(System.nanoTime() + " " + what);
  }

  /// How many requests wait for their answers.
  synchronized int inFlight() {
    return open.size();
  }

  synchronized List<Sent> all() {
    return List.copyOf(sent);
  }

  /// The first act that a node acknowledged and that was sent after a moment, once there is one.
  ///
  /// @return when its answer was there
  synchronized long awaitAcknowledged(int node, long since, long patienceMs)
      throws InterruptedException {
    long end = System.nanoTime() + patienceMs * 1_000_000;
    int looked = 0;
    while (true) {
      for (; looked < sent.size(); looked++) {
        var one = sent.get(looked);
        if (one.node() == node && one.from() >= since && one.told() instanceof Told.Acknowledged)
          return one.until();
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0)
        throw new IllegalStateException(
            "node %d acknowledged nothing within %d ms".formatted(node, patienceMs));
      wait(left);
    }
  }

  private void write(String line) {
    try {
      file.write(line);
      file.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
