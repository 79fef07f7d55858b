package ledger.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import ledger.client.NotAnswered;
import ledger.transparency.EntryBundle;
import ledger.transparency.TileName;
import ledger.transparency.TreeHash;
import ledger.transparency.bundle.Bundle;

/// Copies the tiles of a tree, but for those that are there already.
///
/// @param omitted is told what cannot be read; where it is empty, the copy ends there
record TileCopy(LedgerSource ledger, ExportFolder folder, Optional<Omitted> omitted) {

  /// @param progress is called for each tile
  void copy(long size, LongConsumer progress) throws IOException {
    for (var name : (Iterable<TileName>) TileName.ofTree(size)::iterator) {
      if (!isThere(name)) {
        var bytes = tile(name);
        if (bytes.isPresent()) folder.write(bundle().file(name), bytes.get());
      }
      progress.accept(1);
    }
  }

  private Bundle bundle() {
    return folder.bundle();
  }

  private Optional<byte[]> tile(TileName name) throws IOException {
    try {
      var bytes = ledger.tiles().read(name);
      if (bytes.filter(given -> fits(name, given)).isPresent()) return bytes;
      var why =
          bytes.isEmpty()
              ? "the ledger has no " + name.path()
              : name.path() + " is not as wide as it says";
      omitted.orElseThrow(() -> new IOException(why)).file(name.path(), why);
    } catch (NotAnswered refused) {
      omitted.orElseThrow(() -> refused).file(name.path(), refused);
    }
    return Optional.empty();
  }

  private boolean isThere(TileName name) throws IOException {
    var bytes = bundle().tiles().read(name);
    return bytes.isPresent() && fits(name, bytes.get());
  }

  private static boolean fits(TileName name, byte[] bytes) {
    if (name.level() != TileName.ENTRIES) return bytes.length == name.width() * TreeHash.LENGTH;
    try {
      return EntryBundle.decode(bytes).size() == name.width();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Removes partial tiles of a size that was exported before.
  void removeOld(long size) throws IOException {
    var root = bundle().folder();
    try (var files = Files.walk(bundle().file("tile"))) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        var name = TileName.parse(root.relativize(file).toString().replace('\\', '/'));
        if (name.isEmpty() || !isOf(name.get(), size)) Files.delete(file);
      }
    } catch (NoSuchFileException _) {
      // A log without entries has no tiles.
    }
  }

  private static boolean isOf(TileName name, long size) {
    long hashes = size >> (8 * Math.max(0, name.level()));
    return Math.min(TileName.FULL, hashes - name.index() * TileName.FULL) == name.width();
  }
}
