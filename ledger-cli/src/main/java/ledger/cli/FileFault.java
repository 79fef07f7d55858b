package ledger.cli;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/// Says what is wrong with a file: Java's own message is often its name alone.
final class FileFault {

  private FileFault() {}

  static String told(Exception fault) {
    return switch (fault) {
      case FileSystemException of -> of.getFile() + " cannot be read or written: " + why(of);
      case CharacterCodingException _ -> "it is no text in UTF-8";
      default -> words(String.valueOf(fault.getMessage()));
    };
  }

  private static String words(String message) {
    return message.contains("No space left on device")
        ? "no room is left on the disk: make some, and run it again"
        : message;
  }

  private static String why(FileSystemException fault) {
    return switch (fault) {
      case NoSuchFileException _ -> "it is not there, or not the folder that it is to be in";
      case AccessDeniedException _ -> "this user may not";
      case NotDirectoryException _ -> "it is no folder";
      case FileAlreadyExistsException _ -> "it is there already, and no folder";
      default -> Optional.ofNullable(fault.getReason()).orElse("check the path");
    };
  }
}
