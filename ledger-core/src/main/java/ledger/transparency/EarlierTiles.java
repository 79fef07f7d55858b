package ledger.transparency;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// The tiles of any earlier size, cut from those that are there: a partial tile may go once there
/// is a fuller one, of which it is the beginning.
///
/// @param size of the tree whose tiles are there
public record EarlierTiles(TileSource source, long size) implements TileSource {

  @Override
  public Optional<byte[]> read(TileName name) throws IOException {
    var exact = source.read(name);
    if (exact.isPresent() || name.isFull()) return exact;
    var full = source.read(name.full());
    if (full.isPresent()) return cut(full.get(), name);
    var edge = TileName.partial(name.level(), size);
    if (edge.isEmpty() || edge.get().index() != name.index() || edge.get().width() < name.width())
      return Optional.empty();
    var partial = source.read(edge.get());
    return partial.isPresent() ? cut(partial.get(), name) : Optional.empty();
  }

  private static Optional<byte[]> cut(byte[] bytes, TileName name) {
    if (name.level() == TileName.ENTRIES)
      return Optional.of(EntryBundle.first(bytes, name.width()));
    return Optional.of(
        Arrays.copyOf(bytes, Math.min(bytes.length, name.width() * TreeHash.LENGTH)));
  }
}
