package ledger.wiring;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/// Folders that something is made in.
final class Folders {

  private Folders() {}

  /// What is wrong with a file, where Java says its name alone.
  static String fault(Exception of) {
    return of instanceof FileSystemException file && file.getReason() == null
        ? "%s cannot be used (%s)".formatted(file.getFile(), file.getClass().getSimpleName())
        : String.valueOf(of.getMessage());
  }

  /// Also where there is none.
  static boolean isEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) return true;
    try (var files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    } catch (java.nio.file.NotDirectoryException _) {
      return false;
    }
  }

  /// The folder itself may be where something is mounted.
  static void empty(Path folder) throws IOException {
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) FileSystemUtils.deleteRecursively(file);
    }
  }
}
