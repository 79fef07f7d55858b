package ledger.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A line between two programs that can be cut: then nothing goes through and nothing is refused,
/// as where a cable was pulled. What was on its way when it is mended is lost with its connections.
final class Link implements AutoCloseable {

  private final ServerSocket entrance;
  private final int to;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean isCut;

  /// @param to a port of this machine
  Link(int to) throws IOException {
    this.to = to;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void cut() {
    isCut = true;
  }

  void mend() {
    open.forEach(Link::close);
    isCut = false;
  }

  private void accept() {
    while (!entrance.isClosed())
      try {
        var from = entrance.accept();
        open.add(from);
        if (!isCut) Thread.ofVirtual().start(() -> join(from));
      } catch (IOException _) {
        // it is closed, or whoever came has gone
      }
  }

  private void join(Socket from) {
    var there = new Socket();
    open.add(there);
    try {
      there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to));
    } catch (IOException _) {
      close(from);
      return;
    }
    Thread.ofVirtual().start(() -> pass(there, from));
    pass(from, there);
  }

  private void pass(Socket from, Socket to) {
    var some = new byte[16_384];
    try {
      for (int n; (n = from.getInputStream().read(some)) >= 0; )
        if (!isCut) to.getOutputStream().write(some, 0, n);
    } catch (IOException _) {
      // either side has gone
    }
    // Nor is it told through a line that is cut.
    if (isCut) return;
    close(from);
    close(to);
    open.remove(from);
    open.remove(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // it is closed all the same
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    open.forEach(Link::close);
  }
}
