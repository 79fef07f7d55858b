package ledger.transparency.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import ledger.transparency.TileName;
import ledger.transparency.TileSource;

/// Where everything of a bundle lies. Reading gives what is there: whoever checks must see an
/// altered file as it is.
public record Bundle(Path folder) {

  public static final String CHECKPOINT = "checkpoint";
  public static final String POLICY = "policy";
  public static final String ENTRIES = "entries";
  public static final String COUNTS = "counts";
  public static final String OMITTED = "omitted";
  public static final String VERIFIER = "verify.py";
  public static final String RECEIPTS = "receipts";
  public static final String RECEIPT = ".tlog-proof";

  /// In bytes; those of entries are read one after the other.
  private static final long LARGEST = 64L << 20;

  public Path file(String name) {
    return folder.resolve(name);
  }

  public Path file(TileName tile) {
    return folder.resolve(tile.path());
  }

  /// What lies there is no file of a bundle, or nobody lets us read it.
  public static final class NotRead extends IOException {
    private static final long serialVersionUID = 1L;

    private NotRead(String name, String why) {
      super(name + " " + why);
    }
  }

  public Optional<byte[]> read(String name) throws IOException {
    return read(name, Files::readAllBytes);
  }

  public Optional<String> text(String name) throws IOException {
    return read(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /// Only what has exactly this name: the beginning of a full tile does not stand in for a partial
  /// one.
  public TileSource tiles() {
    return tile -> read(tile.path());
  }

  public Optional<InputStream> entries() throws IOException {
    return read(ENTRIES, Files::newInputStream);
  }

  private interface Reading<T> {
    T of(Path file) throws IOException;
  }

  private <T> Optional<T> read(String name, Reading<T> reading) throws IOException {
    var file = file(name);
    try {
      if (!Files.exists(file)) return Optional.empty();
      // A pipe or a device would be waited for without end.
      if (!Files.isRegularFile(file))
        throw new NotRead(name, "is not a regular file: it is not read");
      if (!name.equals(ENTRIES) && Files.size(file) > LARGEST)
        throw new NotRead(name, "is too large for one of a bundle: it is not read");
      return Optional.of(reading.of(file));
    } catch (FileSystemException _) {
      throw new NotRead(name, "cannot be read");
    }
  }
}
