package ledger.transparency.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

  public Optional<byte[]> read(String name) throws IOException {
    return read(file(name));
  }

  public Optional<String> text(String name) throws IOException {
    return read(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /// Only what has exactly this name: the beginning of a full tile does not stand in for a partial
  /// one.
  public TileSource tiles() {
    return tile -> read(file(tile));
  }

  public Optional<InputStream> entries() throws IOException {
    return isThere(file(ENTRIES))
        ? Optional.of(Files.newInputStream(file(ENTRIES)))
        : Optional.empty();
  }

  private static Optional<byte[]> read(Path file) throws IOException {
    if (!isThere(file)) return Optional.empty();
    long size = Files.size(file);
    if (size > LARGEST)
      throw new IOException(
          "%s has %d bytes, and no file of a bundle but %s has more than %d: it is not read"
              .formatted(file, size, ENTRIES, LARGEST));
    return Optional.of(Files.readAllBytes(file));
  }

  /// A pipe or a device would be waited for without end.
  private static boolean isThere(Path file) throws IOException {
    if (Files.isRegularFile(file)) return true;
    if (Files.exists(file)) throw new IOException(file + " is not a regular file: it is not read");
    return false;
  }
}
