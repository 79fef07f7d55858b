package ledger.transparency.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Writes entries one behind the other, as [EntriesReader] reads them. Whoever owns the stream
/// buffers, flushes and closes it.
public final class EntriesWriter {

  static final int NO_STREAM = 0xFFFF;
  static final int NOT_GIVEN = 0xFFFFFFFF;

  private final OutputStream out;

  public EntriesWriter(OutputStream out) {
    this.out = out;
  }

  public void write(Given given) throws IOException {
    var stream = given.stream().map(id -> id.getBytes(StandardCharsets.UTF_8));
    int length = stream.map(id -> id.length).orElse(NO_STREAM);
    if (stream.isPresent() && length >= NO_STREAM)
      throw new IllegalArgumentException("a stream's id has at most 65534 bytes");
    out.write(length >>> 8);
    out.write(length);
    if (stream.isPresent()) out.write(stream.get());
    write(given.meta());
    write(given.payload());
  }

  private void write(Optional<byte[]> bytes) throws IOException {
    int length = bytes.map(b -> b.length).orElse(NOT_GIVEN);
    if (length > Given.LONGEST)
      throw new IllegalArgumentException("no entry has more than " + Given.LONGEST + " bytes");
    out.write(ByteBuffer.allocate(4).putInt(length).array());
    if (bytes.isPresent()) out.write(bytes.get());
  }
}
