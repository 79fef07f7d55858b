package ledger.transparency;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.BiConsumer;

/// Holds the tiles that a folder shows against those that the entries make.
public final class ComparedTiles implements TileSink {

  private final TileFolder folder;
  private final BiConsumer<TileName, String> differs;

  /// @param differs is told which tile, and what is wrong with it
  public ComparedTiles(TileFolder folder, BiConsumer<TileName, String> differs) {
    this.folder = folder;
    this.differs = differs;
  }

  @Override
  public void write(TileName name, byte[] tile) throws IOException {
    compare(name, tile);
    for (var partial : folder.partials(name))
      if (partial.width() < name.width()) compare(partial, beginning(partial, tile));
  }

  private void compare(TileName name, byte[] expected) throws IOException {
    var there = folder.read(name);
    if (there.isEmpty()) differs.accept(name, "it is missing");
    else if (!Arrays.equals(there.get(), expected))
      differs.accept(name, "it is not what the entries make it");
  }

  private static byte[] beginning(TileName partial, byte[] tile) {
    return partial.level() == TileName.ENTRIES
        ? EntryBundle.first(tile, partial.width())
        : Arrays.copyOf(tile, partial.width() * TreeHash.LENGTH);
  }

  @Override
  public void sync() {
    // Nothing was written.
  }
}
