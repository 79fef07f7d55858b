package ledger.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// The network between a server and its database: it can be cut, and it can fall silent.
final class Proxy implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final ServerSocket listening;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock passing = new ReentrantLock();
  private volatile int target;
  private volatile boolean cut;

  Proxy(int target) throws IOException {
    this.target = target;
    listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /// The database listens elsewhere from now on.
  void to(int port) {
    target = port;
  }

  /// Every connection is reset, and so is each that is made, until [#mend()].
  void cut() {
    cut = true;
    for (var socket : sockets) reset(socket);
  }

  void mend() {
    cut = false;
  }

  /// Connections stay, and nothing passes, until the answer is closed.
  Silence silence() {
    passing.lock();
    return passing::unlock;
  }

  interface Silence extends AutoCloseable {
    @Override
    void close();
  }

  private void accept() {
    while (!listening.isClosed())
      try {
        var from = listening.accept();
        sockets.add(from);
        if (cut) reset(from);
        else connect(from);
      } catch (IOException _) {
        // it is closed, or whoever came has gone
      }
  }

  private void connect(Socket from) {
    try {
      var to = new Socket(InetAddress.getLoopbackAddress(), target);
      to.setTcpNoDelay(true);
      from.setTcpNoDelay(true);
      sockets.add(to);
      Thread.ofPlatform().daemon().start(() -> pass(from, to));
      Thread.ofPlatform().daemon().start(() -> pass(to, from));
    } catch (IOException _) {
      reset(from);
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      var buffer = new byte[BUFFER];
      for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
        passing.lock();
        passing.unlock();
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException _) {
      // one of both has gone, and so does the other
    } finally {
      reset(from);
      reset(to);
    }
  }

  private void reset(Socket socket) {
    sockets.remove(socket);
    try {
      socket.setSoLinger(true, 0);
    } catch (SocketException _) {
      // it is closed
    }
    try {
      socket.close();
    } catch (IOException _) {
      // it is closed
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (var socket : sockets) reset(socket);
  }
}
