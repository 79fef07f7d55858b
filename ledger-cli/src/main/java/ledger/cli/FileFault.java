package ledger.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// Says what is wrong with a file: Java's own message is often its name alone.
final class FileFault {

  private FileFault() {}

  static String told(Exception fault) {
    return fault instanceof FileSystemException of
        ? of.getFile() + " cannot be read or written: " + why(of)
        : String.valueOf(fault.getMessage());
  }

  private static String why(FileSystemException fault) {
    return switch (fault) {
      case NoSuchFileException _ -> "it is not there, or not the folder that it is to be in";
      case AccessDeniedException _ -> "this user may not";
      default -> Optional.ofNullable(fault.getReason()).orElse("check the path");
    };
  }
}
