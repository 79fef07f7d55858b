package ledger.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Tomcat's own HTTP/1.1, and once a second a look at who sends too slowly.
///
/// Tomcat alone waits so long for the next byte, and for the one behind it again: whoever sends one
/// at a time keeps a connection for hours, and with some thousands of them keeps out all others.
public final class WatchedProtocol extends Http11NioProtocol {

  private final Set<WatchedProcessor> processors =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /// Since when they have been seen to shake hands.
  private final Map<SocketWrapperBase<NioChannel>, Long> handshakes = new WeakHashMap<>();

  private SlowSenders slow = new SlowSenders(Duration.ofDays(1), 0);
  private @Nullable ScheduledFuture<?> looking;

  void lookFor(SlowSenders senders) {
    this.slow = senders;
  }

  @Override
  public void start() throws Exception {
    super.start();
    looking = getUtilityExecutor().scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void stop() throws Exception {
    if (looking != null) looking.cancel(false);
    super.stop();
  }

  @Override
  protected Processor createProcessor() {
    var processor = new WatchedProcessor(this, getAdapter());
    processors.add(processor);
    return processor;
  }

  private void look() {
    long now = System.nanoTime();
    for (var connection : getEndpoint().getConnections())
      if (connection.getSocket().isHandshakeComplete()) handshakes.remove(connection);
      else if (slow.inHandshake(
          Duration.ofNanos(now - handshakes.computeIfAbsent(connection, _ -> now))))
        hearNoMore(connection.getSocket());
    for (var processor : seen()) processor.tooSlow(slow, now).ifPresent(this::hearNoMore);
  }

  private List<WatchedProcessor> seen() {
    synchronized (processors) {
      return List.copyOf(processors);
    }
  }

  /// Whoever reads from it finds that there is no more, and ends the connection in order.
  private void hearNoMore(NioChannel socket) {
    try {
      socket.getIOChannel().shutdownInput();
    } catch (java.nio.channels.ClosedChannelException _) {
      // it is over already
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
