package ledger.anchor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Timestamps as files, as they are served: `<size>.tsr` is the answer of the authority, and
/// `<size>.checkpoint` what it is over. A file appears whole or not at all.
public final class TimestampFolder {

  private static final Pattern NAME = Pattern.compile("(0|[1-9][0-9]{0,17})\\.(tsr|checkpoint)");

  private final Path folder;

  public TimestampFolder(Path folder) {
    this.folder = folder;
  }

  boolean has(long size) {
    return Files.exists(folder.resolve(size + ".tsr"));
  }

  /// The checkpoint first: an answer without it would prove nothing.
  void keep(long size, String note, byte[] answer) throws IOException {
    Files.createDirectories(folder);
    put(size + ".checkpoint", note.getBytes(StandardCharsets.UTF_8));
    put(size + ".tsr", answer);
  }

  private void put(String name, byte[] bytes) throws IOException {
    var beside = folder.resolve("." + name + ".new");
    try (var channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) channel.write(left);
      channel.force(true);
    }
    Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Empty where there is no such file, or it could be none of these.
  Optional<byte[]> read(String name) throws IOException {
    if (!NAME.matcher(name).matches()) return Optional.empty();
    try {
      return Optional.of(Files.readAllBytes(folder.resolve(name)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Of what sizes there are timestamps, the smallest first.
  List<Long> sizes() throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (var files = Files.list(folder)) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(name -> name.matches() && name.group(2).equals("tsr"))
          .map(name -> Long.valueOf(name.group(1)))
          .sorted()
          .toList();
    }
  }
}
