package ledger.act.json;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The lines of a file of acts as they come in, so that no file is too long; blank lines are
/// skipped, and so is a byte order mark before the first.
///
/// A line over the limit is cut one byte behind it: enough for its reader to refuse it as too
/// large.
public final class Lines implements Iterator<Lines.Line> {

  /// @param number 1-based, blank lines counted
  public record Line(long number, byte[] utf8) {}

  private static final int END = -1;
  private static final byte[] MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);

  private final InputStream in;
  private long number;
  private @Nullable Line next;
  private boolean atEnd;

  public Lines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
    try {
      skipMark();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void skipMark() throws IOException {
    in.mark(MARK.length);
    if (!Arrays.equals(in.readNBytes(MARK.length), MARK)) in.reset();
  }

  /// Reads no further than the end of the next line: whoever sends a line and waits for what
  /// becomes of it is not waited for.
  @Override
  public boolean hasNext() {
    if (next == null) next = read();
    return next != null;
  }

  @Override
  public Line next() {
    if (!hasNext() || next == null) throw new NoSuchElementException();
    var line = next;
    next = null;
    return line;
  }

  private @Nullable Line read() {
    try {
      while (!atEnd) {
        number++;
        var line = readLine();
        if (!isBlank(line)) return new Line(number, line);
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] readLine() throws IOException {
    var line = new ByteArrayOutputStream(512);
    int b = in.read();
    for (; b != END && b != '\n'; b = in.read())
      if (line.size() <= ActFormat.LARGEST) line.write(b);
    atEnd = b == END;
    return line.toByteArray();
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) if (b != ' ' && b != '\t' && b != '\r') return false;
    return true;
  }
}
