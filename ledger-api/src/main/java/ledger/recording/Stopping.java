package ledger.recording;

import java.time.Duration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Whether the server is being stopped, for what would go on longer than it waits.
@Component
class Stopping {

  /// So much of the time that a request has to end is left for what it has begun.
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private volatile long since;
  private volatile boolean stopping;

  @EventListener(ContextClosedEvent.class)
  void stop() {
    since = System.nanoTime();
    stopping = true;
  }

  /// Whether it is time to come to an end.
  boolean isDue() {
    return stopping && System.nanoTime() - since > LONGEST.toNanos();
  }

  boolean isUnderWay() {
    return stopping;
  }
}
