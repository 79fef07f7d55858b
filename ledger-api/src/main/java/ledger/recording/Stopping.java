package ledger.recording;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Whether the server is being stopped, for what would go on longer than it waits.
@Component
class Stopping {

  private final Duration longest;
  private volatile long since;
  private volatile boolean stopping;

  /// @param longest that a file of acts is still read; the rest of the time that the server waits
  ///   is for answering what was read
  Stopping(@Value("${ledger.stopping.file:20s}") Duration longest) {
    this.longest = longest;
  }

  @EventListener(ContextClosedEvent.class)
  void stop() {
    since = System.nanoTime();
    stopping = true;
  }

  /// Whether it is time to come to an end.
  boolean isDue() {
    return stopping && System.nanoTime() - since > longest.toNanos();
  }

  boolean isUnderWay() {
    return stopping;
  }
}
