package ledger.transparency;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Grows a log's tiles. What it needs in memory is the right edge: the part of each level that
/// fills no tile yet.
public final class TileWriter {

  private final TileSink sink;
  private final List<Level> levels = new ArrayList<>();
  private final List<byte[]> bundle = new ArrayList<>();
  private long size;

  private static final class Level {
    final List<TreeHash> hashes = new ArrayList<>();
    long tiles;
  }

  private record Complete(TileName name, byte[] bytes) {}

  private final List<Complete> complete = new ArrayList<>();

  private TileWriter(TileSink sink) {
    this.sink = sink;
  }

  public static TileWriter empty(TileSink sink) {
    return new TileWriter(sink);
  }

  /// Goes on behind a size that was flushed. Empty where the folder does not hold that edge: then
  /// it is written anew from the entries, of which it is a copy.
  public static Optional<TileWriter> resume(TileFolder folder, long size) throws IOException {
    try {
      return fitting(folder, size);
    } catch (DamagedTile _) {
      return Optional.empty();
    }
  }

  private static Optional<TileWriter> fitting(TileFolder folder, long size) throws IOException {
    var writer = new TileWriter(folder);
    writer.size = size;
    for (int level = 0; size >> (8 * level) > 0; level++) {
      var at = writer.level(level);
      at.tiles = (size >> (8 * level)) / TileName.FULL;
      var partial = TileName.partial(level, size);
      if (partial.isEmpty()) continue;
      var bytes = folder.read(partial.get());
      if (bytes.isEmpty() || bytes.get().length != partial.get().width() * TreeHash.LENGTH)
        return Optional.empty();
      at.hashes.addAll(TileTree.hashes(bytes.get()));
    }
    var entries = TileName.partial(TileName.ENTRIES, size);
    if (entries.isEmpty()) return Optional.of(writer);
    var bytes = folder.read(entries.get());
    if (bytes.isEmpty()) return Optional.empty();
    try {
      writer.bundle.addAll(EntryBundle.decode(bytes.get()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    boolean fits =
        writer.bundle.size() == entries.get().width()
            && writer.bundle.stream().map(TreeHash::leaf).toList().equals(writer.level(0).hashes);
    return fits ? Optional.of(writer) : Optional.empty();
  }

  public long size() {
    return size;
  }

  /// The root of the present size, from the edge alone. Behind [#resume] it tells whether that edge
  /// is the one that was signed: the folder may have been damaged where no entry shows it.
  public TreeHash root() {
    Optional<TreeHash> root = Optional.empty();
    for (int i = 0; i < levels.size(); i++) {
      var edge = CompactRange.empty();
      levels.get(i).hashes.forEach(edge::append);
      root = edge.over(root);
    }
    return root.orElse(TreeHash.EMPTY);
  }

  public TreeHash append(byte[] entry) {
    EntryBundle.mustFit(entry);
    var leaf = TreeHash.leaf(entry);
    bundle.add(entry);
    if (bundle.size() == TileName.FULL) {
      complete.add(
          new Complete(
              new TileName(TileName.ENTRIES, size / TileName.FULL, TileName.FULL),
              EntryBundle.encode(bundle)));
      bundle.clear();
    }
    add(0, leaf);
    size++;
    return leaf;
  }

  private void add(int number, TreeHash hash) {
    var level = level(number);
    level.hashes.add(hash);
    if (level.hashes.size() < TileName.FULL) return;
    complete.add(
        new Complete(
            new TileName(number, level.tiles, TileName.FULL), TileTree.bytes(level.hashes)));
    var whole = CompactRange.empty();
    level.hashes.forEach(whole::append);
    level.hashes.clear();
    level.tiles++;
    add(number + 1, whole.root());
  }

  private Level level(int number) {
    while (levels.size() <= number) levels.add(new Level());
    return levels.get(number);
  }

  /// Puts on disk whatever is new, and the partial tiles that belong to the present size. Until
  /// this has returned, no checkpoint of that size may be shown.
  public void flush() throws IOException {
    spill();
    for (int i = 0; i < levels.size(); i++) {
      var partial = TileName.partial(i, size);
      if (partial.isPresent()) sink.write(partial.get(), TileTree.bytes(levels.get(i).hashes));
    }
    var entries = TileName.partial(TileName.ENTRIES, size);
    if (entries.isPresent()) sink.write(entries.get(), EntryBundle.encode(bundle));
    sink.sync();
  }

  /// Lets go of the tiles that are complete, however many come before the next [#flush()].
  public void spill() throws IOException {
    while (!complete.isEmpty()) {
      var tile = complete.getFirst();
      sink.write(tile.name(), tile.bytes());
      complete.removeFirst();
    }
  }
}
