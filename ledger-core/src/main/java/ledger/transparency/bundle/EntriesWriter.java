package ledger.transparency.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import ledger.log.Opening;

/// Writes what is given of entries one behind the other, as [EntriesReader] reads it. Whoever owns
/// the stream buffers, flushes and closes it.
public final class EntriesWriter {

  /// More than five parts of the longest: a length that was altered asks for no memory without end.
  static final int LONGEST = 1 << 27;

  private static final byte[] NOTHING = {};

  private final OutputStream out;

  public EntriesWriter(OutputStream out) {
    this.out = out;
  }

  /// @param given of the next entry; empty where it is not for whoever asked
  public void write(Optional<Opening> given) throws IOException {
    var bytes = given.map(Opening::encode).orElse(NOTHING);
    out.write(ByteBuffer.allocate(4).putInt(bytes.length).array());
    out.write(bytes);
  }
}
