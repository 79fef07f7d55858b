package ledger.wiring;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/// Folders that something is made in.
final class Folders {

  private Folders() {}

  /// What is wrong with a file, where Java says its name alone.
  static String fault(Exception of) {
    return of instanceof FileSystemException file
        ? "%s cannot be used: %s".formatted(file.getFile(), why(file))
        : String.valueOf(of.getMessage());
  }

  static String why(FileSystemException fault) {
    return switch (fault) {
      case AccessDeniedException _ -> "whoever runs the ledger may not do that there";
      case NoSuchFileException _ -> "it is not there, or not the folder that it is to be in";
      case FileAlreadyExistsException _ -> "it is a file, and has to be a folder";
      case NotDirectoryException _ -> "it is no folder";
      case DirectoryNotEmptyException _ -> "it is a folder that is not empty";
      default -> Optional.ofNullable(fault.getReason()).orElse("check what is there");
    };
  }

  /// Also where there is none.
  static boolean isEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) return true;
    try (var files = Files.newDirectoryStream(folder)) {
      return !files.iterator().hasNext();
    } catch (NotDirectoryException _) {
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
