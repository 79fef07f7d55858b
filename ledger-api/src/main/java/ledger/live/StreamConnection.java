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
/// bare socket, which is written to in turns. The client sees an answer that ends with its
/// connection.
public final class StreamConnection implements InternalHttpUpgradeHandler, Turns.Waiting {

  /// What makes the stream, once there is something to write to.
  interface Opening {
    Subscription open(OutputStream out) throws IOException;
  }

  private record Stream(Opening opening, Turns turns, Place place, Duration stuck) {}

  /// Whether a turn is under way, and whether another has to follow it.
  private enum Turn {
    NONE,
    UNDER_WAY,
    ANOTHER
  }

  private final AtomicReference<@Nullable Stream> stream = new AtomicReference<>();
  private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.NONE);
  private @Nullable SocketWrapperBase<?> socket;
  private @Nullable Subscription subscription;
  private volatile boolean over;

  /// Tomcat makes it.
  public StreamConnection() {}

  /// @param place is given back when the stream is over, or never comes to begin
  /// @param stuck how long the client may take nothing of what is sent
  void carries(Opening opening, Turns turns, Place place, Duration stuck) {
    stream.set(new Stream(opening, turns, place, stuck));
  }

  @Override
  public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
    socket = wrapper;
  }

  @Override
  public void init(WebConnection connection) {
    var begun = stream.get();
    var to = socket;
    if (begun == null || to == null) return;
    to.setWriteTimeout(begun.stuck().toMillis());
    begun.turns().add(this);
    look();
  }

  @Override
  public void look() {
    var before = turn.getAndUpdate(now -> now == Turn.NONE ? Turn.UNDER_WAY : Turn.ANOTHER);
    if (before == Turn.NONE)
      Thread.ofVirtual()
          .name("stream")
          .inheritInheritableThreadLocals(false)
          .start(this::takeTurns);
  }

  private void takeTurns() {
    do {
      turn.set(Turn.UNDER_WAY);
      if (!goesOn()) {
        end();
        return; // and so there is no other turn
      }
    } while (!turn.compareAndSet(Turn.UNDER_WAY, Turn.NONE));
  }

  private boolean goesOn() {
    var open = stream.get();
    var to = socket;
    if (open == null || to == null) return false;
    try {
      if (subscription == null) subscription = open.opening().open(new ToSocket(to));
      return subscription.turn();
    } catch (IOException | InterruptedException _) {
      return false; // the client is gone, or takes too long to read
    } catch (RuntimeException fault) {
      System.getLogger(StreamConnection.class.getName())
          .log(System.Logger.Level.WARNING, "a stream was broken off", fault);
      return false;
    }
  }

  private void end() {
    over = true;
    destroy();
    if (socket != null) socket.processSocket(SocketEvent.STOP, true);
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
    look();
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
    var open = stream.getAndSet(null);
    if (open == null) return;
    open.turns().remove(this);
    open.place().close();
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
