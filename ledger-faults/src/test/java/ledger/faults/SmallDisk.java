package ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A disk that can be filled: one in memory, which only root may mount.
final class SmallDisk implements AutoCloseable {

  static final String MISSING = "no disk can be mounted here, which only root may: none is filled";

  /// PostgreSQL has 16 MB of its own log at a time, and so much more in what it keeps of it.
  private static final String SIZE = "size=500m";

  private final Path place;

  private SmallDisk(Path place) {
    this.place = place;
  }

  /// Empty where none can be mounted.
  static Optional<SmallDisk> at(Path place) throws IOException, InterruptedException {
    Files.createDirectories(place);
    return run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", place.toString())
        ? Optional.of(new SmallDisk(place))
        : Optional.empty();
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
