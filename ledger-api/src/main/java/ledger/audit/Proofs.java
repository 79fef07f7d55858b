package ledger.audit;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import ledger.log.Checkpoints.Signed;
import ledger.log.LogEntry;
import ledger.log.postgres.CheckpointTable;
import ledger.transparency.Checkpoint;
import ledger.transparency.ConsistencyProof;
import ledger.transparency.InclusionProof;
import ledger.transparency.SignedNote;
import ledger.transparency.TileFolder;
import ledger.transparency.TileTree;
import ledger.transparency.TlogProof;
import org.springframework.stereotype.Component;

/// Proves that an entry is on record, and that the record only grew: for receipts and for the pages
/// on which both are explained.
@Component
class Proofs {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final TileFolder folder;
  private final CheckpointTable checkpoints;
  private final Publication publication;

  Proofs(TileFolder folder, CheckpointTable checkpoints, Publication publication) {
    this.folder = folder;
    this.checkpoints = checkpoints;
    this.publication = publication;
  }

  /// @param path from the entry to the root of the tree
  /// @param note that was signed for the root
  record OfEntry(LogEntry entry, InclusionProof path, Checkpoint checkpoint, SignedNote note) {

    public boolean holds() {
      return path.holds(entry.hash(), checkpoint.size(), checkpoint.root());
    }

    TlogProof receipt() {
      return new TlogProof(path, note.encode());
    }
  }

  /// Waits until a checkpoint that covers it is signed; empty where that takes too long.
  Optional<OfEntry> of(LogEntry entry) throws IOException {
    if (!isSigned(entry.position())) return Optional.empty();
    var shown = shown().orElseThrow();
    var path = new TileTree(folder, shown.checkpoint().size()).inclusion(entry.position());
    return Optional.of(new OfEntry(entry, path, shown.checkpoint(), shown.note()));
  }

  private boolean isSigned(long position) {
    try {
      return publication.await(position + 1, PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// What is shown to everybody.
  record Shown(Checkpoint checkpoint, SignedNote note) {}

  Optional<Shown> shown() throws IOException {
    return folder
        .checkpoint()
        .flatMap(SignedNote::parse)
        .flatMap(note -> Checkpoint.parse(note.text()).map(c -> new Shown(c, note)));
  }

  /// Of two checkpoints, whether the tree of the earlier is the beginning of that of the later.
  record Growth(Signed earlier, Signed later, ConsistencyProof proof) {
    public boolean holds() {
      return proof.holds(earlier.size(), earlier.root(), later.size(), later.root());
    }
  }

  Growth growth(Signed earlier, Signed later) throws IOException {
    return new Growth(
        earlier, later, new TileTree(folder, later.size()).consistency(earlier.size()));
  }

  /// The checkpoint of a size that somebody has kept; empty where none was signed of it.
  Optional<Signed> signed(long size) {
    return checkpoints.of(size);
  }

  /// The sizes next to one of which none was signed.
  ///
  /// @param below empty where none is smaller
  record Near(Optional<Long> below, Optional<Long> above) {
    static final Near NOTHING = new Near(Optional.empty(), Optional.empty());
  }

  Near near(long size) {
    return new Near(
        checkpoints.upTo(size).map(Signed::size), checkpoints.covering(size).map(Signed::size));
  }
}
