package ledger.eyes.calendar;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A program that others wrote, to read calendar files with.
interface Reader {

  /// Why it cannot be asked on this machine, and what to install.
  Optional<String> missing();

  /// The events that it reads, by their summaries: `2026-03-01/2026-03-02` is the first day and the
  /// day after the last, `2026-03-01T10:00:00Z/2026-03-01T10:00:00Z` a moment.
  ///
  /// @throws IOException where it cannot read the file
  Map<String, String> events(Path file) throws IOException, InterruptedException;
}
