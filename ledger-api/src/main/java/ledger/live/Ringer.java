package ledger.live;

import java.util.concurrent.TimeUnit;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.NegotiationEvent;
import ledger.act.Id;
import ledger.feed.Doorbell;
import ledger.feed.Doorbell.Ring;
import ledger.log.StreamName;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Reads the record once for all who listen, from memory where this node wrote it, and rings.
///
/// It stops before the web server does, which waits for those who listen to go.
final class Ringer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Ringer.class);
  private static final int LOOK_AGAIN_MS = 500;

  private final EventStore record;
  private final Doorbell doorbell;
  private final Audience audience;
  private final Thread thread = Thread.ofPlatform().name("doorbell").daemon().unstarted(this::run);
  private volatile boolean running;

  Ringer(EventStore record, Doorbell doorbell, Audience audience) {
    this.record = record;
    this.doorbell = doorbell;
    this.audience = audience;
  }

  @Override
  public void start() {
    running = true;
    thread.start();
  }

  private void run() {
    while (running)
      try (var stream = openedAt(doorbell.head())) {
        while (running)
          if (stream.hasNextAvailable(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS)) ring(stream);
      } catch (InterruptedException _) {
        running = false;
      } catch (RuntimeException lost) {
        // Whatever it was: nobody would hear of anything any more.
        LOG.warn("the record cannot be followed, trying again position={}", doorbell.head(), lost);
        pause();
      }
  }

  private BlockingStream<TrackedEventMessage<?>> openedAt(long position) {
    return record.openStream(position == 0 ? null : new GlobalSequenceTrackingToken(position - 1));
  }

  /// Who may hear of it is known anew before anybody hears of it.
  private void ring(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
    var message = stream.nextAvailable();
    long position = message.trackingToken().position().orElseThrow();
    var negotiation =
        Id.of(StreamName.negotiationOf(((DomainEventMessage<?>) message).getAggregateIdentifier()));
    var kind = message.getPayloadType();
    if (NegotiationEvent.class.isAssignableFrom(kind) || CustodyEvent.class.isAssignableFrom(kind))
      audience.changed(negotiation);
    doorbell.ring(new Ring(position, negotiation));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
    doorbell.close();
    thread.interrupt();
  }

  /// It ends once and for all: whoever listened has been told that it is over.
  @Override
  public boolean isPauseable() {
    return false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
