package ledger.live;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import ledger.live.Places.Place;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// The connection of a stream, once the head of its answer is sent.
///
/// Tomcat keeps with each request under way what it reads and writes requests with, 70 kB and more,
/// and the stack of the thread that answers it. A stream needs nothing of that for the minutes that
/// it lasts: as after an upgrade to another protocol, Tomcat takes all of it back and leaves the
/// bare socket, which one virtual thread writes to. The client sees an answer that ends with its
/// connection.
public final class StreamConnection implements InternalHttpUpgradeHandler {

  /// What is sent, until it returns.
  interface Sender {
    void send(OutputStream out) throws IOException, InterruptedException;
  }

  private record Stream(Sender sender, Place place, Duration stuck) {}

  private final AtomicReference<@Nullable Stream> stream = new AtomicReference<>();
  private @Nullable SocketWrapperBase<?> socket;
  private volatile boolean over;

  /// Tomcat makes it.
  public StreamConnection() {}

  /// @param place is given back when the stream is over, or never comes to begin
  /// @param stuck how long the client may take nothing of what is sent
  void carries(Sender sender, Place place, Duration stuck) {
    stream.set(new Stream(sender, place, stuck));
  }

  @Override
  public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
    socket = wrapper;
  }

  @Override
  public void init(WebConnection connection) {
    var begun = stream.getAndSet(null);
    var to = socket;
    if (begun == null || to == null) return;
    to.setWriteTimeout(begun.stuck().toMillis());
    Thread.ofVirtual()
        .name("stream")
        .inheritInheritableThreadLocals(false)
        .start(() -> send(begun, to));
  }

  private static void send(Stream stream, SocketWrapperBase<?> to) {
    try (var _ = stream.place()) {
      stream.sender().send(new ToSocket(to));
    } catch (IOException | InterruptedException _) {
      // The client is gone, or takes too long to read.
    } catch (RuntimeException fault) {
      System.getLogger(StreamConnection.class.getName())
          .log(System.Logger.Level.WARNING, "a stream was broken off", fault);
    } finally {
      to.processSocket(SocketEvent.STOP, true);
    }
  }

  /// The client has nothing to say any more; what it says is not heard, and its end is.
  @Override
  public SocketState upgradeDispatch(SocketEvent event) {
    return switch (event) {
      case OPEN_READ -> isThere() ? SocketState.UPGRADED : ended();
      case OPEN_WRITE, TIMEOUT -> SocketState.UPGRADED;
      case STOP, DISCONNECT, ERROR, CONNECT_FAIL -> ended();
    };
  }

  private boolean isThere() {
    var from = socket;
    if (from == null) return false;
    var unheard = ByteBuffer.allocate(256);
    try {
      int read;
      do {
        unheard.clear();
        read = from.read(false, unheard);
      } while (read > 0);
      return read == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private SocketState ended() {
    over = true;
    return SocketState.CLOSED;
  }

  /// Whether nobody is there any more. Whoever sends looks now and then, and is not interrupted: it
  /// may be reading the record.
  boolean isOver() {
    return over;
  }

  /// Also where the head of the answer could not be sent, and so nothing began.
  @Override
  public void destroy() {
    var never = stream.getAndSet(null);
    if (never != null) never.place().close();
  }

  @Override
  public void timeoutAsync(long now) {}

  @Override
  public void setSslSupport(SSLSupport sslSupport) {}

  @Override
  public void pause() {}

  private static final class ToSocket extends OutputStream {
    private final SocketWrapperBase<?> socket;

    ToSocket(SocketWrapperBase<?> socket) {
      this.socket = socket;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      socket.write(true, bytes, from, count);
    }

    @Override
    public void flush() throws IOException {
      socket.flush(true);
    }
  }
}
