package ledger.transparency.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Reads entries as [EntriesWriter] wrote them, through a buffer of its own.
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

  /// The next entry; empty where they end.
  ///
  /// @throws Broken where these are no entries
  public Optional<Given> next() throws IOException {
    if (at == filled && !fill()) return Optional.empty();
    var given = new Given(stream(), stored(), stored());
    count++;
    end = before + at;
    return Optional.of(given);
  }

  /// How many were read.
  public long count() {
    return count;
  }

  /// How many bytes these were.
  public long end() {
    return end;
  }

  private Optional<String> stream() throws IOException {
    int length = octet() << 8 | octet();
    if (length == EntriesWriter.NO_STREAM) return Optional.empty();
    var bytes = bytes(length);
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes))
      throw new Broken("the stream's id is no UTF-8");
    return Optional.of(text);
  }

  private Optional<byte[]> stored() throws IOException {
    int length = octet() << 24 | octet() << 16 | octet() << 8 | octet();
    if (length == EntriesWriter.NOT_GIVEN) return Optional.empty();
    if (length < 0 || length > Given.LONGEST)
      throw new Broken("a length of " + Integer.toUnsignedString(length) + " cannot be");
    return Optional.of(bytes(length));
  }

  private int octet() throws IOException {
    if (at == filled && !fill()) throw new Broken("they end within an entry");
    return buffer[at++] & 255;
  }

  private byte[] bytes(int length) throws IOException {
    var bytes = new byte[length];
    int done = 0;
    while (done < length) {
      if (at == filled && !fill()) throw new Broken("they end within an entry");
      int part = Math.min(length - done, filled - at);
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
