package ledger.cli.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that are there whole or not at all, also where the disk is full.
public final class WholeFile {

  private WholeFile() {}

  /// @throws java.nio.file.FileAlreadyExistsException where there is one of that name
  public static void write(Path file, String text) throws IOException {
    put(file, text);
  }

  /// In the place of what is there.
  public static void replace(Path file, String text) throws IOException {
    put(file, text, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void put(Path file, String text, CopyOption... how) throws IOException {
    var beside = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      Files.write(
          beside,
          text.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.DSYNC);
      Files.move(beside, file, how);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
