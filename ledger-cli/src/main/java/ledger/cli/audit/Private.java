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

  private static final String FOLDER = "rwx------";
  private static final String FILE = "rw-------";

  private Private() {}

  /// With all folders on the way.
  static void folder(Path folder) throws IOException {
    Files.createDirectories(folder, permissions(folder, FOLDER));
    restrict(folder, FOLDER);
  }

  /// There afterwards, with what it held where it was there.
  static Path file(Path file) throws IOException {
    try {
      return Files.createFile(file, permissions(file, FILE));
    } catch (FileAlreadyExistsException _) {
      restrict(file, FILE);
      return file;
    }
  }

  private static void restrict(Path path, String text) throws IOException {
    if (knowsOwners(path))
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(text));
  }

  private static boolean knowsOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  static void write(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file);
    Files.write(file(file), bytes);
  }

  private static FileAttribute<?>[] permissions(Path path, String text) {
    return knowsOwners(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))
        }
        : new FileAttribute<?>[0];
  }
}
