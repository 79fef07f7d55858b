package ledger.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A disk of its own, in a file: it can be filled, and stand still, which the machine's must not.
/// Only root may mount it.
final class SmallDisk implements AutoCloseable {

  /// PostgreSQL has 16 MB of its own log at a time, and so much more in what it keeps of it.
  private static final long SIZE = 500L << 20;

  private final Path place;

  private SmallDisk(Path place) {
    this.place = place;
  }

  /// Empty where none can be mounted.
  static Optional<SmallDisk> at(Path place) throws IOException, InterruptedException {
    Files.createDirectories(place);
    var image = place.resolveSibling(place.getFileName() + ".image");
    try (var file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(SIZE);
    }
    // Nothing is kept back for root, which is who runs here.
    boolean isThere =
        run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString())
            && run("mount", "-o", "loop", image.toString(), place.toString());
    return isThere ? Optional.of(new SmallDisk(place)) : Optional.empty();
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false; // there is no such program
    }
  }

  Path place() {
    return place;
  }

  @Override
  public void close() throws InterruptedException {
    if (!run("umount", "--lazy", place.toString()))
      throw new IllegalStateException(place + " is still mounted");
  }
}
