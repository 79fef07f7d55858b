package ledger.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ledger.feed.Notifier;
import ledger.feed.Notifier.Next;
import ledger.live.LiveWiring.Pace;

/// Says to all open streams that it is time to look: when an act came, and every second.
///
/// One thread waits for all of them. A stream that waits has none of its own, whose stack would
/// take more memory than everything else that is kept of it.
final class Turns implements AutoCloseable {

  /// Whoever is told to look. It returns at once, and looks by itself.
  interface Waiting {
    void look();
  }

  /// So soon ends the stream of somebody who would not be let in any more.
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private static final Duration SHORTEST = Duration.ofMillis(10);

  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private final Notifier notifier;
  private final Duration pause;
  private final Thread thread;

  Turns(Notifier notifier, Pace pace) {
    this.notifier = notifier;
    this.pause = between(pace.heartbeat());
    this.thread = Thread.ofVirtual().name("turns").start(this::run);
  }

  private static Duration between(Duration heartbeat) {
    if (heartbeat.compareTo(SHORTEST) < 0) return SHORTEST;
    return heartbeat.compareTo(LONGEST) < 0 ? heartbeat : LONGEST;
  }

  void add(Waiting one) {
    waiting.add(one);
  }

  void remove(Waiting one) {
    waiting.remove(one);
  }

  private void run() {
    long at = notifier.head() - 1;
    try {
      while (true) {
        var next = notifier.after(at, pause);
        at = next instanceof Next.Notifications(_, var upTo) ? upTo : notifier.head() - 1;
        waiting.forEach(Waiting::look);
        if (next instanceof Next.Closed) return;
      }
    } catch (InterruptedException _) {
      // the server stops
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
