package ledger.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What a ledger says to acts that are sent to it meanwhile.
///
/// It may be silent while it is sent to: a file of which all is recorded or nothing is answered
/// once it is there. What is counted is the time in which it is waited for, and no time in which
/// whoever reads the answers does something else.
final class AnswersInput extends InputStream {

  /// In bytes, of one answer: what a trial run tells of a large negotiation has some millions.
  private static final long LARGEST = 1L << 26;

  private final Socket socket;
  private final InputStream in;
  private final Patience patience;
  private final AtomicLong sent;
  private long sentBefore;
  private long waitedNanos;
  private long unanswered;

  /// @param sent grows with what the ledger takes in
  AnswersInput(Socket socket, Patience patience, AtomicLong sent) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.patience = patience;
    this.sent = sent;
  }

  /// A whole answer has come: bytes of one that never ends do not count.
  void answered() {
    waitedNanos = 0;
    unanswered = 0;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int most) throws IOException {
    while (true) {
      long begun = System.nanoTime();
      try {
        long waited = TimeUnit.NANOSECONDS.toMillis(waitedNanos);
        socket.setSoTimeout((int) Math.max(1, patience.millis() - waited));
        int n = in.read(into, at, most);
        waitedNanos += System.nanoTime() - begun;
        unanswered += Math.max(0, n);
        if (unanswered > LARGEST) throw new ProtocolException("an answer without an end");
        return n;
      } catch (SocketTimeoutException silent) {
        if (sent.get() == sentBefore) throw silent;
        sentBefore = sent.get();
        waitedNanos = 0;
      }
    }
  }
}
