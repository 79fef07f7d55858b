package ledger.live;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import ledger.act.Id;
import ledger.feed.Doorbell;
import ledger.feed.Doorbell.Heard;
import ledger.feed.Doorbell.Ring;
import ledger.live.LiveWiring.Pace;
import ledger.log.StreamName;
import ledger.log.postgres.LogTable;

/// One listener, from where it stands: first what it missed, from the record, then each ring as it
/// comes.
///
/// Nothing is queued for it. One who had caught up and then falls behind what the doorbell keeps is
/// let go, and comes again with the last position it heard.
final class Following {

  private static final int READ_AT_ONCE = 1_000;

  private final Doorbell doorbell;
  private final LogTable entries;
  private final Predicate<Id> mayHear;
  private final EventLines out;
  private final Pace pace;
  private final long end;
  private long said = System.nanoTime();

  Following(Doorbell doorbell, LogTable entries, Predicate<Id> mayHear, EventLines out, Pace pace) {
    this.doorbell = doorbell;
    this.entries = entries;
    this.mayHear = mayHear;
    this.out = out;
    this.pace = pace;
    this.end = said + pace.longest().toNanos();
  }

  /// Returns when it is over: nothing rings any more, its time is up, or it reads too slowly.
  ///
  /// @throws IOException where nobody listens any more
  void from(long position) throws IOException, InterruptedException {
    out.standsAt(position);
    long at = position;
    boolean caughtUp = false;
    while (System.nanoTime() < end)
      switch (doorbell.after(at, untilHeartbeat())) {
        case Heard.Silence _ -> {
          return;
        }
        case Heard.Missed _ -> {
          if (caughtUp) return;
          at = missed(at);
        }
        case Heard.Rings(var rings, var upTo) -> {
          for (var ring : rings) say(ring);
          at = upTo;
          caughtUp = true;
          stillHere(at);
        }
      }
  }

  /// As far as the doorbell has rung, and no further: what it has not seen may change who may hear.
  private long missed(long after) throws IOException {
    long at = after;
    for (var entry : entries.from(after + 1, READ_AT_ONCE)) {
      if (entry.position() >= doorbell.head()) break;
      at = entry.position();
      say(new Ring(at, Id.of(StreamName.negotiationOf(entry.stream()))));
    }
    stillHere(at);
    return at;
  }

  private void say(Ring ring) throws IOException {
    if (!mayHear.test(ring.negotiation())) return;
    out.changed(ring);
    said = System.nanoTime();
  }

  /// Tells where it stands, so that it need not begin so far back when it comes again.
  private void stillHere(long at) throws IOException {
    if (untilHeartbeat().isPositive()) out.flush();
    else {
      out.standsAt(at);
      said = System.nanoTime();
    }
  }

  private Duration untilHeartbeat() {
    return pace.heartbeat().minusNanos(System.nanoTime() - said);
  }
}
