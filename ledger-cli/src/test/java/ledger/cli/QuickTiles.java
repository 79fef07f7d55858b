package ledger.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ledger.transparency.CompactRange;
import ledger.transparency.EntryBundle;
import ledger.transparency.TileName;
import ledger.transparency.TreeHash;

/// Writes a log's tiles without waiting for the disk, and by other code than the ledger's own.
final class QuickTiles {

  private final Path folder;
  private final List<byte[]> bundle = new ArrayList<>();
  private final List<List<TreeHash>> levels = new ArrayList<>();
  private long size;

  QuickTiles(Path folder) {
    this.folder = folder;
  }

  void add(byte[] entry) throws IOException {
    bundle.add(entry);
    hash(0, TreeHash.leaf(entry));
    size++;
    if (bundle.size() == TileName.FULL) entries();
  }

  private void hash(int level, TreeHash hash) throws IOException {
    if (levels.size() == level) levels.add(new ArrayList<>());
    var hashes = levels.get(level);
    hashes.add(hash);
    if (hashes.size() < TileName.FULL) return;
    write(level, (size >> (8 * level)) / TileName.FULL, hashes);
    var whole = CompactRange.empty();
    hashes.forEach(whole::append);
    hashes.clear();
    hash(level + 1, whole.root());
  }

  void finish() throws IOException {
    if (!bundle.isEmpty()) entries();
    for (int level = 0; level < levels.size(); level++)
      if (!levels.get(level).isEmpty())
        write(level, (size >> (8 * level)) / TileName.FULL, levels.get(level));
  }

  private void entries() throws IOException {
    var name = new TileName(TileName.ENTRIES, (size - 1) / TileName.FULL, bundle.size());
    write(name, EntryBundle.encode(bundle));
    bundle.clear();
  }

  private void write(int level, long index, List<TreeHash> hashes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (var hash : hashes) bytes.write(hash.bytes());
    write(new TileName(level, index, hashes.size()), bytes.toByteArray());
  }

  private void write(TileName name, byte[] bytes) throws IOException {
    var file = folder.resolve(name.path());
    var parent = file.getParent();
    if (parent != null) Files.createDirectories(parent);
    Files.write(file, bytes);
  }
}
