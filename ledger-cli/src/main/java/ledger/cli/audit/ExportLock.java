package ledger.cli.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ledger.cli.audit.Export.Unfit;

/// That one export alone writes into a folder: two would each go on behind what the other has
/// written.
///
/// @param made the folders that were made for it, the innermost first
record ExportLock(Path file, FileChannel channel, List<Path> made) implements AutoCloseable {

  static final String NAME = ".lock";

  /// @throws Unfit where another export has it
  static ExportLock on(Path folder) throws IOException {
    var made = missing(folder);
    Private.folder(folder);
    var file = Private.file(folder.resolve(NAME));
    var channel = FileChannel.open(file, StandardOpenOption.WRITE);
    if (isGiven(channel) && Files.exists(file)) return new ExportLock(file, channel, made);
    channel.close();
    throw new Unfit("another export is writing into " + folder + ": wait until it has ended");
  }

  private static List<Path> missing(Path folder) {
    var missing = new ArrayList<Path>();
    for (var at = folder.toAbsolutePath(); at != null && Files.notExists(at); at = at.getParent())
      missing.add(at);
    return missing;
  }

  private static boolean isGiven(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock()).isPresent();
    } catch (OverlappingFileLockException _) { // it is this very program
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
    leaveNoneEmpty();
  }

  /// An export that was refused leaves nothing.
  private void leaveNoneEmpty() throws IOException {
    try {
      for (var folder : made) Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException _) {
      // What was exported is in it.
    }
  }
}
