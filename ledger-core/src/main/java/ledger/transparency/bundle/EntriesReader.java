package ledger.transparency.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import ledger.log.Opening;

/// Reads what is given of entries as [EntriesWriter] wrote it, through a buffer of its own.
public final class EntriesReader implements AutoCloseable {

  /// The bytes are not such entries: they end within one, or say what cannot be.
  public static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(String why) {
      super(why);
    }
  }

  private static final int AT_ONCE = 1 << 18;

  private final InputStream in;
  private final byte[] buffer = new byte[AT_ONCE];
  private int at;
  private int filled;
  private long before;
  private long count;
  private long end;

  public EntriesReader(InputStream in) {
    this.in = in;
  }

  public boolean hasNext() throws IOException {
    return at < filled || fill();
  }

  /// What is given of the next entry; empty where nothing is.
  ///
  /// @throws Broken where this is no opening
  public Optional<Opening> next() throws IOException {
    int length = octet() << 24 | octet() << 16 | octet() << 8 | octet();
    if (length < 0 || length > EntriesWriter.LONGEST)
      throw new Broken("a length of " + Integer.toUnsignedString(length) + " cannot be");
    var given = length == 0 ? Optional.<Opening>empty() : Optional.of(opening(bytes(length)));
    count++;
    end = before + at;
    return given;
  }

  /// How many were read.
  public long count() {
    return count;
  }

  /// How many bytes these were.
  public long end() {
    return end;
  }

  private static Opening opening(byte[] encoded) throws Broken {
    return Opening.decode(encoded).orElseThrow(() -> new Broken("what is given is no opening"));
  }

  private int octet() throws IOException {
    if (!hasNext()) throw new Broken("they end within an entry");
    return buffer[at++] & 255;
  }

  /// Takes memory for what is there only, whatever the length says.
  private byte[] bytes(int length) throws IOException {
    var bytes = new byte[Math.min(length, AT_ONCE)];
    int done = 0;
    while (done < length) {
      if (!hasNext()) throw new Broken("they end within an entry");
      if (done == bytes.length) bytes = Arrays.copyOf(bytes, Math.min(length, 2 * done));
      int part = Math.min(bytes.length - done, filled - at);
      System.arraycopy(buffer, at, bytes, done, part);
      at += part;
      done += part;
    }
    return bytes;
  }

  private boolean fill() throws IOException {
    before += filled;
    at = 0;
    filled = Math.max(0, in.read(buffer));
    return filled > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
