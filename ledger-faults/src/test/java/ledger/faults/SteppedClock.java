package ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A wall clock that one process has to itself and that can be set while it runs, by Debian's
/// `libfaketime`. The machine's own is never touched, and neither is what counts the nanoseconds
/// that passed: a step of a real clock leaves that alone too.
final class SteppedClock {

  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  private final Path library;
  private final Path file;

  private SteppedClock(Path library, Path file) throws IOException {
    this.library = library;
    this.file = file;
    aheadBy(Duration.ZERO);
  }

  /// Empty where the package is missing.
  ///
  /// @param folder for the file that says how far it is ahead
  static Optional<SteppedClock> in(Path folder) throws IOException {
    var library = library();
    return library.isPresent()
        ? Optional.of(
            new SteppedClock(library.get(), Files.createDirectories(folder).resolve("ahead")))
        : Optional.empty();
  }

  /// Debian has a folder for each architecture.
  private static Optional<Path> library() throws IOException {
    if (!Files.isDirectory(LIBRARIES)) return Optional.empty();
    try (var architectures = Files.list(LIBRARIES)) {
      return architectures
          .map(architecture -> architecture.resolve(LIBRARY))
          .filter(Files::isRegularFile)
          .findFirst();
    }
  }

  /// For the process that goes by it.
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAKETIME_TIMESTAMP_FILE",
        file.toAbsolutePath().toString(),
        "FAKETIME_NO_CACHE",
        "1",
        // Else waits that are measured in nanoseconds are over at once.
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        "NO_FAKE_STAT",
        "1");
  }

  /// From now on it shows so much more than the machine's own, or less.
  void aheadBy(Duration time) throws IOException {
    var next = file.resolveSibling("ahead.next");
    Files.writeString(next, "%+d\n".formatted(time.toSeconds()));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
