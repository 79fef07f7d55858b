package ledger.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tiles, entries and the checkpoint, as they are served.
final class LogFiles {

  private static final int FEW = 8;

  private LogFiles() {}

  /// @param all of many in one folder; else the last of each folder
  static List<Path> of(Path log, boolean all) throws IOException {
    var files = new ArrayList<Path>();
    try (var folders = Files.walk(log)) {
      for (var folder : folders.filter(Files::isDirectory).sorted().toList())
        try (var in = Files.list(folder)) {
          var there = in.filter(Files::isRegularFile).sorted().toList();
          if (there.isEmpty()) continue;
          if (!all) files.add(there.getLast());
          else if (there.size() <= FEW) files.addAll(there);
          else
            files.addAll(List.of(there.getFirst(), there.get(there.size() / 2), there.getLast()));
        }
    }
    return files;
  }

  /// Of a tile that is not full, the form of another size may be gone: the rest of it is in the one
  /// of the present size.
  static boolean isNeeded(Path file) throws IOException {
    var partials = Optional.ofNullable(file.getParent()).orElseThrow();
    if (!partials.toString().endsWith(".p")) return true;
    try (var all = Files.list(partials)) {
      return all.mapToInt(f -> Integer.parseInt(f.getFileName().toString())).max().orElseThrow()
          == Integer.parseInt(file.getFileName().toString());
    }
  }
}
