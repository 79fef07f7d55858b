package ledger.live;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import ledger.compartment.Audience;
import ledger.feed.Notifier;
import ledger.feed.Notifier.Next;
import ledger.feed.Notifier.Notification;
import ledger.live.LiveWiring.Pace;
import ledger.log.Log.Unreachable;
import ledger.log.postgres.LogTable;

/// Sends one client what was recorded after a position: first from the record, then each
/// notification as it comes.
///
/// It sends in turns, one after the other, and holds no thread between them ([Turns]). Nothing is
/// queued for a client. If a client had caught up and then falls behind what the notifier keeps,
/// its stream ends. It connects again with the last position that it got.
final class Subscription {

  private static final int READ_AT_ONCE = 1_000;

  private final Notifier notifier;
  private final LogTable entries;
  private final Predicate<Audience> maySee;
  private final BooleanSupplier signedIn;
  private final EventLines out;
  private final Pace pace;
  private final long end;
  private long sent = System.nanoTime();
  private long at;
  private boolean caughtUp;

  /// @param signedIn whether the client would still be let in
  Subscription(
      Notifier notifier,
      LogTable entries,
      Predicate<Audience> maySee,
      BooleanSupplier signedIn,
      EventLines out,
      Pace pace) {
    this.notifier = notifier;
    this.entries = entries;
    this.maySee = maySee;
    this.signedIn = signedIn;
    this.out = out;
    this.pace = pace;
    this.end = sent + pace.longest().toNanos();
  }

  /// @param position the client is told of what comes after it
  /// @throws IOException if the client is gone
  void begin(long position) throws IOException {
    at = position;
    out.standsAt(position);
  }

  /// Sends what came since the last turn, or that nothing did where it is time to say so.
  ///
  /// @return whether the stream goes on: it ends when the server stops, the client has to sign in
  ///   again, or it reads too slowly
  /// @throws IOException if the client is gone
  boolean turn() throws IOException, InterruptedException {
    try {
      return sent();
    } catch (Unreachable _) { // who may see what comes is told when the database is back
      heartbeat(at);
      return true;
    }
  }

  private boolean sent() throws IOException, InterruptedException {
    do {
      if (System.nanoTime() >= end || !signedIn.getAsBoolean()) return false;
      switch (notifier.after(at, Duration.ZERO)) {
        case Next.Closed _ -> {
          out.comeAgain(at);
          return false;
        }
        case Next.Missed _ -> {
          if (caughtUp) return false;
          at = missed(at);
        }
        case Next.Notifications(var all, var upTo) -> {
          for (var notification : all) {
            send(notification);
            at = notification.position();
          }
          at = upTo;
          caughtUp = true;
          heartbeat(at);
        }
      }
    } while (at < notifier.head() - 1 || !untilHeartbeat().isPositive());
    return true;
  }

  /// Reads only what the notifier has published: a later act may change who may see this
  /// negotiation.
  private long missed(long after) throws IOException {
    long at = after;
    for (var entry : entries.from(after + 1, READ_AT_ONCE)) {
      if (entry.position() >= notifier.head()) break;
      at = entry.position();
      var audience = Audience.parse(entry.negotiation());
      if (audience.isPresent()) send(new Notification(at, audience.get()));
    }
    heartbeat(at);
    return at;
  }

  private void send(Notification notification) throws IOException {
    if (!maySee.test(notification.audience())) return;
    out.changed(notification);
    sent = System.nanoTime();
  }

  /// Sends the current position if nothing was sent for a while, so that a client that connects
  /// again starts from there.
  private void heartbeat(long at) throws IOException {
    if (untilHeartbeat().isPositive()) out.flush();
    else {
      out.standsAt(at);
      sent = System.nanoTime();
    }
  }

  private Duration untilHeartbeat() {
    return pace.heartbeat().minusNanos(System.nanoTime() - sent);
  }
}
