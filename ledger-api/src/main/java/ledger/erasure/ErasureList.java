package ledger.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import ledger.log.Altered;
import ledger.log.LogEntry;
import ledger.log.Opening;
import ledger.log.Removal;
import ledger.seal.Tombstone;
import ledger.transparency.TreeHash;

/// What was erased, a line each, and nothing of what it said: a copy of it that is newer than a
/// backup says what that backup must not bring back.
///
/// `key <id> <when>` is a key that was destroyed, `payload <position> <hash of its leaf>` an entry
/// whose payload was taken away, `act <position> <entry>` an act of custodians that had it taken
/// away: where that act is lost, it can be put on record again. A line is on the disk before what
/// it says is done. Nodes may share the file.
public final class ErasureList {

  /// What a list has.
  ///
  /// @param acts by which payloads were taken away, in the order of their log
  public record Listed(List<Tombstone> keys, List<Removal> payloads, List<LogEntry> acts) {

    public static final Listed NOTHING = new Listed(List.of(), List.of(), List.of());
  }

  private static final int SHOWN = 60;

  private final Path file;

  public ErasureList(Path file) {
    this.file = file;
  }

  /// A line, and what tells whether it is there already.
  private record Line(String what, String how) {

    boolean isAmong(List<String> lines) {
      return lines.stream().anyMatch(line -> line.startsWith(what));
    }

    @Override
    public String toString() {
      return what + how + "\n";
    }
  }

  /// Once for each key.
  public void key(Tombstone erased) {
    add(List.of(new Line("key " + erased.key() + " ", String.valueOf(erased.at()))));
  }

  /// @param acts without which nobody can see why it is gone
  public void payload(Removal taken, List<LogEntry> acts) {
    var lines = new ArrayList<Line>();
    for (var act : acts) lines.add(line(act));
    lines.add(new Line("payload " + taken.position() + " " + taken.leaf().base64(), ""));
    add(lines);
  }

  /// What another list has.
  public void all(Listed listed) {
    listed.keys().forEach(this::key);
    add(listed.acts().stream().map(ErasureList::line).toList());
    listed.payloads().forEach(taken -> payload(taken, List.of()));
  }

  private static Line line(LogEntry act) {
    return new Line(
        "act " + act.position() + " " + Base64.getEncoder().encodeToString(act.opening().encode()),
        "");
  }

  private synchronized void add(List<Line> lines) {
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
        var before = lines();
        var news =
            lines.stream()
                .filter(line -> !line.isAmong(before))
                .map(Line::toString)
                .collect(Collectors.joining());
        if (news.isEmpty()) return;
        var left = ByteBuffer.wrap(news.getBytes(StandardCharsets.UTF_8));
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
    var acts = new ArrayList<LogEntry>();
    for (var line : linesOfText()) {
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
          case "act" -> acts.add(act(parts).orElseThrow(() -> noLine(line)));
          case String _ -> throw noLine(line);
        }
      } catch (IllegalArgumentException | DateTimeException | Altered _) {
        throw noLine(line);
      }
    }
    return new Listed(List.copyOf(keys), List.copyOf(payloads), List.copyOf(acts));
  }

  private List<String> linesOfText() throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException _) {
      throw new IOException(file + " is no list of erasures: it is no text");
    }
  }

  private static Optional<LogEntry> act(String[] parts) {
    return Opening.decode(Base64.getDecoder().decode(parts[2]))
        .map(opening -> LogEntry.of(Long.parseLong(parts[1]), opening));
  }

  private IOException noLine(String line) {
    return new IOException(
        file
            + " is no list of erasures: \""
            + line.substring(0, Math.min(SHOWN, line.length()))
            + "\" is neither a key nor a payload nor an act");
  }
}
