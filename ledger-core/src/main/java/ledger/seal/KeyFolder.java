package ledger.seal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/// A folder that only its owner can enter, whose files are there whole or not at all, and on the
/// disk before anybody is told.
///
/// Needs a POSIX file system. Overwriting reaches the blocks of a file system that writes in place,
/// as ext4 and XFS do; on one that copies on write, and inside an SSD, old blocks may live on.
final class KeyFolder {

  private static final String UNFINISHED = ".tmp";
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNER_ENTERS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /// A file lock is held by a process, so its threads take turns here first.
  private static final ConcurrentMap<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

  private final Path path;

  private KeyFolder(Path path) {
    this.path = path;
  }

  static KeyFolder open(Path path) {
    try {
      var parent = path.toAbsolutePath().getParent();
      if (parent != null && Files.notExists(path)) {
        Files.createDirectories(parent);
        create(path);
        force(parent);
      }
      var allowed = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
      if (!allowed.equals("rwx------"))
        throw new IllegalStateException(
            path + " is open to others (" + allowed + "): chmod 700, and ask who was there");
      return new KeyFolder(path.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path path) throws IOException {
    try {
      Files.createDirectory(path, OWNER_ENTERS);
    } catch (FileAlreadyExistsException _) {
      // another process opened it first: what it allows is looked at next
    }
  }

  interface Work<T> {
    T done() throws IOException;
  }

  /// Does the work while no other thread and no other process works in this folder.
  <T> T alone(Work<T> work) {
    var turn = TURNS.computeIfAbsent(path, _ -> new ReentrantLock());
    turn.lock();
    try (var file = FileChannel.open(path.resolve("lock"), Set.of(CREATE, WRITE), OWNER_ONLY);
        var _ = file.lock()) {
      return work.done();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turn.unlock();
    }
  }

  boolean has(String name) {
    return Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  Optional<byte[]> read(String name) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(path.resolve(name)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// One of the keys that all others in the folder are worth nothing without.
  ///
  /// @throws IllegalStateException where it is missing, or not whole
  byte[] key(String name) throws IOException {
    var file = path.resolve(name);
    var key =
        read(name)
            .orElseThrow(() ->
                new IllegalStateException(file + " is missing: put it back from its own backup"));
    if (key.length != DataKey.BYTES)
      throw new IllegalStateException(
          "%s has %d bytes, and a key %d: put it back from its own backup"
              .formatted(file, key.length, DataKey.BYTES));
    return key;
  }

  @Override
  public String toString() {
    return path.toString();
  }

  /// Under this name there is the old content or the new, whenever the power fails.
  void write(String name, byte[] content) throws IOException {
    destroy(name + UNFINISHED); // of a write that failed
    var unfinished = path.resolve(name + UNFINISHED);
    try (var file = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), OWNER_ONLY)) {
      fill(file, content);
    }
    Files.move(
        unfinished,
        path.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    force(path);
  }

  /// Overwrites, then removes; each step is on the disk before the next.
  void destroy(String name) throws IOException {
    var doomed = path.resolve(name);
    try (var file = FileChannel.open(doomed, WRITE)) {
      fill(file, new byte[Math.toIntExact(file.size())]);
    } catch (NoSuchFileException _) {
      return;
    }
    Files.delete(doomed);
    force(path);
  }

  /// Destroys what a crash left half written. Only while [#alone].
  void sweep() throws IOException {
    for (var name : names("", UNFINISHED)) destroy(name);
  }

  List<String> names(String start, String end) throws IOException {
    try (var files = Files.list(path)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(start) && name.endsWith(end))
          .sorted()
          .toList();
    }
  }

  private static void fill(FileChannel file, byte[] content) throws IOException {
    var left = ByteBuffer.wrap(content);
    while (left.hasRemaining()) file.write(left);
    file.force(true);
  }

  private static void force(Path folder) throws IOException {
    try (var opened = FileChannel.open(folder, READ)) {
      opened.force(true);
    }
  }
}
