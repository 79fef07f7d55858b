package ledger.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ledger.log.Removal;
import ledger.seal.Tombstone;
import ledger.transparency.TreeHash;

/// What was erased, a line each, and nothing of what it said: a copy of it that is newer than a
/// backup says what that backup must not bring back.
///
/// `key <id> <when>` is a key that was destroyed, `payload <position> <hash of its leaf>` an entry
/// whose payload was taken away. A line is on the disk before what it says is done. Nodes may share
/// the file.
public final class ErasureList {

  /// What a list has.
  public record Listed(List<Tombstone> keys, List<Removal> payloads) {}

  private final Path file;

  public ErasureList(Path file) {
    this.file = file;
  }

  public void key(Tombstone erased) {
    add("key " + erased.key() + " ", String.valueOf(erased.at()));
  }

  public void payload(Removal taken) {
    add("payload " + taken.position() + " ", taken.leaf().base64());
  }

  /// Once for each key and position.
  private synchronized void add(String what, String how) {
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) Files.createDirectories(folder);
      try (var opened =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.APPEND,
                  StandardOpenOption.WRITE);
          var _ = opened.lock()) {
        if (lines().stream().anyMatch(line -> line.startsWith(what))) return;
        var left = ByteBuffer.wrap((what + how + "\n").getBytes(StandardCharsets.UTF_8));
        while (left.hasRemaining()) opened.write(left);
        opened.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> lines() throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /// @throws IOException where it cannot be read, or a line is none of such a list
  public Listed read() throws IOException {
    var keys = new ArrayList<Tombstone>();
    var payloads = new ArrayList<Removal>();
    for (var line : Files.readAllLines(file)) {
      var parts = line.split(" ", -1);
      if (parts.length != 3) throw noLine(line);
      try {
        switch (parts[0]) {
          case "key" -> keys.add(new Tombstone(UUID.fromString(parts[1]), Instant.parse(parts[2])));
          case "payload" ->
              payloads.add(
                  new Removal(
                      Long.parseLong(parts[1]),
                      Optional.of(parts[2])
                          .flatMap(TreeHash::parse)
                          .orElseThrow(() -> noLine(line))));
          case String _ -> throw noLine(line);
        }
      } catch (IllegalArgumentException | DateTimeException _) {
        throw noLine(line);
      }
    }
    return new Listed(List.copyOf(keys), List.copyOf(payloads));
  }

  private IOException noLine(String line) {
    return new IOException(
        file + " is no list of erasures: \"" + line + "\" is neither a key nor a payload");
  }
}
