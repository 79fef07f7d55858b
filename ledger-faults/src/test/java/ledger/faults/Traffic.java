package ledger.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Clients that write to both servers of a site, and others that ask both for proofs, follow their
/// streams, and watch their health.
final class Traffic implements AutoCloseable {

  private static final int NEGOTIATIONS = 3;
  private static final int CLIENTS = 6;

  /// An act that was acknowledged, and where.
  record Recorded(Act act, long position) {}

  private final Journal journal;
  private final List<Reader> readers = new ArrayList<>();
  private final List<Follower> followers = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private final List<Recorded> recorded = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Integer>> running = new ArrayList<>();
  private volatile boolean over;

  Traffic(Site site, Journal journal) {
    this.journal = journal;
    for (var node : site.nodes()) {
      readers.add(new Reader(node, this));
      followers.add(new Follower(node));
      watches.add(new Watch(node, this));
    }
  }

  /// Opens the negotiations that everything is about.
  void open(Site site, Random random) throws InterruptedException {
    for (int i = 0; i < NEGOTIATIONS; i++) {
      var told = site.nodes().getFirst().send(Act.opening(random, "n" + i), journal);
      if (!(told instanceof Told.Acknowledged))
        throw new IllegalStateException("a negotiation could not be opened: " + told);
    }
  }

  /// @param round which time it begins; clients name what they register by it
  void begin(Site site, Random random, String round) {
    over = false;
    for (int i = 0; i < CLIENTS; i++) {
      var node = site.nodes().get(i % site.nodes().size());
      var name = "c" + round + "-" + i;
      running.add(
          threads.submit(new Client(random.nextLong(), name, "n" + i % NEGOTIATIONS, node, this)));
    }
    for (var reader : readers) running.add(threads.submit(reader.reading(random.nextLong())));
    for (var watch : watches) running.add(threads.submit(watch));
  }

  void end() throws InterruptedException {
    over = true;
    for (var one : running)
      try {
        one.get(120, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException fault) {
        throw new IllegalStateException("a client has not come to its end", fault);
      }
    running.clear();
  }

  boolean isOver() {
    return over;
  }

  Journal journal() {
    return journal;
  }

  List<Reader> readers() {
    return List.copyOf(readers);
  }

  List<Follower> followers() {
    return List.copyOf(followers);
  }

  /// How often a server said that it is not ready.
  int timesDown() {
    return watches.stream().mapToInt(Watch::down).sum();
  }

  /// What anybody was answered and should not have been.
  List<String> wrong() {
    var wrong = new ArrayList<String>();
    for (var reader : readers) wrong.addAll(reader.wrong());
    for (var watch : watches) wrong.addAll(watch.wrong());
    return wrong;
  }

  synchronized void acknowledged(Act act, long position) {
    recorded.add(new Recorded(act, position));
  }

  synchronized Optional<Recorded> any(Random random) {
    return recorded.isEmpty()
        ? Optional.empty()
        : Optional.of(recorded.get(random.nextInt(recorded.size())));
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    for (var follower : followers) follower.close();
    threads.shutdownNow();
  }
}
