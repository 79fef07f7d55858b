package ledger.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.coyote.Adapter;
import org.apache.coyote.Constants;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// What Tomcat reads one request after the other with, on one connection after the other.
final class WatchedProcessor extends Http11Processor {

  private final AtomicReference<@Nullable NioSocketWrapper> connection = new AtomicReference<>();
  private long lastRead;

  WatchedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
    super(protocol, adapter);
  }

  @Override
  public SocketState service(SocketWrapperBase<?> wrapper) throws IOException {
    connection.set((NioSocketWrapper) wrapper);
    return super.service(wrapper);
  }

  /// A look at what is under way, by another thread than the one that reads.
  ///
  /// Of a body it cannot be told whether all of it is here. Who is still sending is whoever sent
  /// something since the last look.
  ///
  /// @return the socket that is read from too slowly
  Optional<NioChannel> tooSlow(SlowSenders slow, long now) {
    var from = connection.get();
    if (from == null) return Optional.empty();
    if (from.isClosed()) {
      connection.compareAndSet(from, null); // Tomcat keeps what it reads with, and not this
      return Optional.empty();
    }
    boolean sends = from.getLastRead() != lastRead;
    lastRead = from.getLastRead();
    long started = request.getStartTimeNanos();
    if (started < 0 || isAsync()) return Optional.empty();
    var since = Duration.ofNanos(now - started);
    boolean tooSlow =
        switch (request.getRequestProcessor().getStage()) {
          // It is where a head is left while the next bytes of it are waited for.
          case Constants.STAGE_PARSE, Constants.STAGE_ENDED -> slow.inHead(since);
          case Constants.STAGE_SERVICE, Constants.STAGE_ENDINPUT ->
              sends && slow.inBody(since, request.getBytesRead());
          default -> false;
        };
    return tooSlow ? Optional.of(from.getSocket()) : Optional.empty();
  }
}
