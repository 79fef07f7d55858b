package ledger.live;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import ledger.act.Event.CustodyEvent;
import ledger.act.Event.NegotiationEvent;
import ledger.compartment.Audience;
import ledger.feed.Notifier;
import ledger.feed.Notifier.Notification;
import ledger.log.StreamName;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Reads the record once for all subscribers and publishes a notification for each act. What this
/// node wrote itself is read from memory.
///
/// Streams end before the web server stops, because that waits until all have. What is published is
/// still waited for by requests that were taken, and goes on until they are answered.
final class ActPublisher implements SmartLifecycle, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ActPublisher.class);
  private static final int LOOK_AGAIN_MS = 500;

  private final EventStore record;
  private final Notifier notifier;
  private final Listeners listeners;
  private final Consumer<CustodyEvent> custody;
  private final Thread thread =
      Thread.ofPlatform().name("act-publisher").daemon().unstarted(this::run);
  private volatile boolean running;
  private volatile boolean streaming;

  /// @param custody is told of each act that may take something away, whichever node recorded it
  ActPublisher(
      EventStore record, Notifier notifier, Listeners listeners, Consumer<CustodyEvent> custody) {
    this.record = record;
    this.notifier = notifier;
    this.listeners = listeners;
    this.custody = custody;
  }

  @Override
  public void start() {
    running = true;
    streaming = true;
    thread.start();
  }

  private void run() {
    while (running)
      try (var stream = openedAt(notifier.head())) {
        while (running)
          if (stream.hasNextAvailable(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS)) publish(stream);
      } catch (InterruptedException _) {
        running = false;
      } catch (RuntimeException lost) {
        // Whatever it was: without another try no subscriber would get a notification again.
        LOG.warn("the record cannot be followed, trying again position={}", notifier.head(), lost);
        pause();
      }
  }

  private BlockingStream<TrackedEventMessage<?>> openedAt(long position) {
    return record.openStream(position == 0 ? null : new GlobalSequenceTrackingToken(position - 1));
  }

  /// Participation is read again before any subscriber gets the act that changed it.
  private void publish(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
    var message = stream.nextAvailable();
    long position = message.trackingToken().position().orElseThrow();
    var of = StreamName.negotiationOf(((DomainEventMessage<?>) message).getAggregateIdentifier());
    if (of.equals(StreamName.NO_NEGOTIATION)) {
      notifier.pass(position);
      return;
    }
    var audience = Audience.parse(of).orElseThrow();
    var kind = message.getPayloadType();
    if (NegotiationEvent.class.isAssignableFrom(kind) || CustodyEvent.class.isAssignableFrom(kind))
      listeners.changed(audience.negotiation());
    if (message.getPayload() instanceof CustodyEvent event) custody.accept(event);
    notifier.publish(new Notification(position, audience));
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
    streaming = false;
    notifier.close();
  }

  @Override
  public void close() {
    running = false;
    thread.interrupt();
  }

  /// It cannot be started again: all streams have ended.
  @Override
  public boolean isPauseable() {
    return false;
  }

  @Override
  public boolean isRunning() {
    return streaming;
  }
}
