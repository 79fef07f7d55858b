package ledger.transparency.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
  public static final String VERIFIER = "verify.py";
  public static final String RECEIPTS = "receipts";
  public static final String RECEIPT = ".tlog-proof";

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
    try {
      return Optional.of(Files.newInputStream(file(ENTRIES)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }
}
