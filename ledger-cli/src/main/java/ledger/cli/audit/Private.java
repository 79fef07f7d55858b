package ledger.cli.audit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files and folders that only their owner can read, where the file system knows owners: what is in
/// a bundle may be confidential.
final class Private {

  private Private() {}

  /// With all folders on the way. Those that are there stay as they are.
  static void folder(Path folder) throws IOException {
    Files.createDirectories(folder, permissions(folder, "rwx------"));
  }

  /// There afterwards, and as it was where it was there.
  static Path file(Path file) throws IOException {
    try {
      return Files.createFile(file, permissions(file, "rw-------"));
    } catch (FileAlreadyExistsException _) {
      return file;
    }
  }

  static void write(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file);
    Files.write(file(file), bytes);
  }

  private static FileAttribute<?>[] permissions(Path path, String text) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }
}
