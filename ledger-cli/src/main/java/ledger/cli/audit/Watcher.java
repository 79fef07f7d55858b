package ledger.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import ledger.transparency.Checkpoint;
import ledger.transparency.EarlierTiles;
import ledger.transparency.Policy;
import ledger.transparency.SignedNote;
import ledger.transparency.TileTree;

/// Remembers every checkpoint that a log has shown, and notices when it shows another history.
///
/// `checkpoints/<size>` has what was seen first at each size, `evidence/` what does not fit: no
/// file of either is ever written over.
public final class Watcher {

  /// The result of one look at the log.
  public sealed interface Seen {
    Checkpoint checkpoint();

    /// @param grew by how many entries since the last look
    record GoesOn(Checkpoint checkpoint, long grew) implements Seen {}

    /// @param why in a sentence
    /// @param earlier what was kept and what was shown now
    record DoesNotFit(Checkpoint checkpoint, String why, Path earlier, Path shown)
        implements Seen {}
  }

  private final Source source;
  private final Policy policy;
  private final Path folder;

  public Watcher(Source source, Policy policy, Path folder) {
    this.source = source;
    this.policy = policy;
    this.folder = folder;
  }

  /// @throws IOException where the log shows nothing, or too little to tell
  public Seen look() throws IOException {
    return see(
        source.checkpoint().orElseThrow(() -> new IOException("the log shows no checkpoint")));
  }

  private Seen see(String shown) throws IOException {
    var last = last();
    var note = SignedNote.parse(shown);
    var checkpoint = note.flatMap(n -> Checkpoint.parse(n.text()));
    if (note.isEmpty() || checkpoint.isEmpty())
      throw new IOException("what the log shows is no signed checkpoint");
    var now = checkpoint.get();
    if (policy.check(note.get()) instanceof Policy.Finding.Refused(var why))
      return misfit(now, why, last.map(Kept::note).orElse(""), shown);
    if (last.isEmpty()) return keep(now, shown, now.size());
    var before = last.get().checkpoint();
    if (!before.origin().equals(now.origin()))
      throw new IOException(
          folder + " is for \"" + before.origin() + "\", and this log is \"" + now.origin() + "\"");
    if (now.size() < before.size())
      return misfit(
          now,
          "the log shrank: it had " + before.size() + " entries and shows " + now.size(),
          last.get().note(),
          shown);
    if (now.size() == before.size()) {
      if (now.root().equals(before.root())) return new Seen.GoesOn(now, 0);
      return misfit(
          now, "the log forked: size " + now.size() + " has two roots", last.get().note(), shown);
    }
    if (!follows(before, now))
      return misfit(
          now,
          "the log forked: size " + now.size() + " does not go on from size " + before.size(),
          last.get().note(),
          shown);
    return keep(now, shown, now.size() - before.size());
  }

  /// Whether what a witness was shown is the same history: it may be behind, or a little ahead.
  ///
  /// @throws IOException where it cannot be told
  public Seen compare(String shown) throws IOException {
    var kept = last().orElseThrow(() -> new IOException("nothing was seen yet"));
    var note = SignedNote.parse(shown);
    var checkpoint = note.flatMap(n -> Checkpoint.parse(n.text()));
    if (checkpoint.isEmpty() || !Signers.byLog(note.orElseThrow(), policy))
      throw new IOException("what the witness has is no checkpoint of this log");
    var ours = kept.checkpoint();
    var theirs = checkpoint.get();
    boolean behind = theirs.size() <= ours.size();
    if (behind ? follows(theirs, ours) : follows(ours, theirs)) return new Seen.GoesOn(theirs, 0);
    return misfit(
        theirs,
        "the log forked: a witness was shown another history at size " + theirs.size(),
        kept.note(),
        shown);
  }

  private boolean follows(Checkpoint before, Checkpoint now) throws IOException {
    var tree = new TileTree(new EarlierTiles(source.tiles(), now.size()), now.size());
    return tree.consistency(before.size())
        .holds(before.size(), before.root(), now.size(), now.root());
  }

  private record Kept(Checkpoint checkpoint, String note) {}

  /// The longest that was kept.
  private Optional<Kept> last() throws IOException {
    var kept = folder.resolve("checkpoints");
    if (!Files.isDirectory(kept)) return Optional.empty();
    Optional<Path> longest;
    try (var files = Files.list(kept)) {
      longest =
          files
              .filter(f -> String.valueOf(f.getFileName()).matches("[0-9]{1,18}"))
              .max(Comparator.comparingLong(f -> Long.parseLong(String.valueOf(f.getFileName()))));
    }
    if (longest.isEmpty()) return Optional.empty();
    var note = Files.readString(longest.get());
    var checkpoint =
        SignedNote.parse(note)
            .flatMap(n -> Checkpoint.parse(n.text()))
            .orElseThrow(() -> new IOException(longest.get() + " is no checkpoint any more"));
    return Optional.of(new Kept(checkpoint, note));
  }

  private Seen keep(Checkpoint now, String note, long grew) throws IOException {
    write(folder.resolve("checkpoints").resolve(String.valueOf(now.size())), note);
    return new Seen.GoesOn(now, grew);
  }

  private Seen misfit(Checkpoint now, String why, String kept, String shown) throws IOException {
    var evidence = folder.resolve("evidence");
    int number = 1;
    while (Files.exists(evidence.resolve(number + "-shown"))) number++;
    var earlier = evidence.resolve(number + "-kept");
    var later = evidence.resolve(number + "-shown");
    write(earlier, kept);
    write(later, shown);
    return new Seen.DoesNotFit(now, why, earlier, later);
  }

  private static void write(Path file, String text) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    WholeFile.write(file, text);
  }
}
