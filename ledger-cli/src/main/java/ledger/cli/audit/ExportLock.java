package ledger.cli.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import ledger.cli.audit.Export.Unfit;

/// That one export alone writes into a folder: two would each go on behind what the other has
/// written.
record ExportLock(Path file, FileChannel channel) implements AutoCloseable {

  static final String NAME = ".lock";

  /// @throws Unfit where another export has it
  static ExportLock on(Path folder) throws IOException {
    Private.folder(folder);
    var file = Private.file(folder.resolve(NAME));
    var channel = FileChannel.open(file, StandardOpenOption.WRITE);
    if (isGiven(channel) && Files.exists(file)) return new ExportLock(file, channel);
    channel.close();
    throw new Unfit("another export is writing into " + folder + ": wait until it has ended");
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
  }
}
