package ledger.transparency;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A log as files, laid out exactly as it is served: any web server can serve the folder.
///
/// A file appears whole or not at all, and is on disk once [#sync] has returned.
public final class TileFolder implements TileSource, TileSink {

  /// Told before each operation on a file, so that a test can let any of them fail.
  public interface Watcher {
    void before(String operation, Path file) throws IOException;
  }

  private static final String CHECKPOINT = "checkpoint";

  private final Path folder;
  private final Watcher watcher;
  private final Set<Path> touched = new LinkedHashSet<>();

  /// Known to be on disk by their names, because this process has seen to it.
  private final Set<Path> kept = new HashSet<>();

  public TileFolder(Path folder) {
    this(folder, (_, _) -> {});
  }

  public TileFolder(Path folder, Watcher watcher) {
    this.folder = folder;
    this.watcher = watcher;
  }

  /// A partial tile that was removed, or that another server has shown, is the beginning of a wider
  /// one: of any that is whole.
  @Override
  public Optional<byte[]> read(TileName name) throws IOException {
    var exact = file(name.path());
    if (exact.isPresent() || name.isFull()) return exact;
    Optional<DamagedTile> damaged = Optional.empty();
    for (var wider : Stream.concat(wider(name), Stream.of(name.full())).toList()) {
      var found = file(wider.path()); // it may have become full meanwhile
      if (found.isEmpty()) continue;
      try {
        return Optional.of(beginning(found.get(), wider, name));
      } catch (DamagedTile one) {
        damaged = Optional.of(one);
      }
    }
    if (damaged.isPresent()) throw damaged.get();
    return Optional.empty();
  }

  private Stream<TileName> wider(TileName name) throws IOException {
    return partials(name).stream().filter(other -> other.width() > name.width());
  }

  /// What is there of a tile before it was full, as it was shown at other sizes.
  public List<TileName> partials(TileName name) throws IOException {
    var file = folder.resolve(name.full().path());
    var partials = file.resolveSibling(file.getFileName() + ".p");
    if (!Files.isDirectory(partials)) return List.of();
    try (var files = Files.list(partials)) {
      return files
          .map(partial -> name.full().path() + ".p/" + partial.getFileName())
          .flatMap(path -> TileName.parse(path).stream())
          .toList();
    } catch (NoSuchFileException _) { // it is full now
      return List.of();
    }
  }

  private static byte[] beginning(byte[] bytes, TileName of, TileName name) throws DamagedTile {
    try {
      if (name.level() == TileName.ENTRIES) return EntryBundle.first(bytes, name.width());
    } catch (IllegalArgumentException e) {
      throw new DamagedTile(of, String.valueOf(e.getMessage()));
    }
    if (bytes.length != of.width() * TreeHash.LENGTH)
      throw new DamagedTile(of, "it has " + bytes.length + " bytes");
    return Arrays.copyOf(bytes, name.width() * TreeHash.LENGTH);
  }

  private Optional<byte[]> file(String path) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(path)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Once a tile is full, its partial ones are of no use any more.
  @Override
  public void write(TileName name, byte[] bytes) throws IOException {
    var file = folder.resolve(name.path());
    put(file, bytes);
    if (name.isFull()) remove(file.resolveSibling(file.getFileName() + ".p"));
  }

  private void remove(Path partials) throws IOException {
    if (!Files.isDirectory(partials)) return;
    watcher.before("remove", partials);
    try (var files = Files.list(partials)) {
      for (var file : files.toList()) Files.delete(file);
    }
    Files.delete(partials);
    touched.remove(partials);
  }

  private void put(Path file, byte[] bytes) throws IOException {
    var directory = file.toAbsolutePath().getParent();
    if (directory == null) throw new IOException(file + " is no file");
    directories(directory);
    var beside = file.resolveSibling("." + file.getFileName() + ".new");
    watcher.before("write", beside);
    try (var channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) channel.write(left);
      watcher.before("sync", beside);
      channel.force(true);
    }
    watcher.before("rename", file);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    touched.add(directory);
  }

  /// One that is there already may have been made by a process that died before it synced.
  private void directories(Path directory) throws IOException {
    if (kept.contains(directory)) return;
    var parent =
        Optional.ofNullable(directory.getParent())
            .filter(_ -> directory.startsWith(folder.toAbsolutePath()));
    if (parent.isPresent()) directories(parent.get());
    if (!Files.isDirectory(directory)) {
      watcher.before("mkdir", directory);
      Files.createDirectories(directory);
    }
    parent.ifPresent(touched::add);
    kept.add(directory);
  }

  /// Makes what was written so far durable, names included.
  @Override
  public void sync() throws IOException {
    for (var directory : touched) {
      watcher.before("sync", directory);
      try (var channel = FileChannel.open(directory)) {
        channel.force(true);
      }
    }
    touched.clear();
  }

  public Optional<String> checkpoint() throws IOException {
    return file(CHECKPOINT).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /// Shows a checkpoint to the public, which then must never be taken back.
  public void publish(String note) throws IOException {
    put(folder.resolve(CHECKPOINT), note.getBytes(StandardCharsets.UTF_8));
    sync();
  }
}
