package ledger.log;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import ledger.log.Checkpoints.Signed;
import ledger.transparency.Checkpoint;
import ledger.transparency.CompactRange;
import ledger.transparency.TileFolder;
import ledger.transparency.TileTree;
import ledger.transparency.TileWriter;
import ledger.transparency.TreeHash;

/// Takes what was appended into the Merkle tree, signs, and shows it: off the append path, and so
/// that it may be cut off anywhere.
///
/// In this order: tiles on disk; the signed checkpoint kept, compared with the last; then it is
/// shown. Everything before the middle one follows from the entries and can be done again; it is
/// the point of no return.
public final class Integrator {

  /// The entries that the tree is made of.
  public interface Leaves {
    long head();

    List<byte[]> leaves(long from, long to);
  }

  /// The keys of the log.
  public interface Signing {

    /// The whole note of a checkpoint's text.
    ///
    /// @throws IOException where a key that has to sign is not at hand
    String note(String text) throws IOException;

    /// The checkpoint in a note, where one of the keys has signed it.
    Optional<Checkpoint> own(String note);
  }

  /// Told of each checkpoint that is shown.
  public interface Shown {
    void checkpoint(long size, TreeHash root);
  }

  private static final int PAGE = 4_096;

  private final Leaves leaves;
  private final Checkpoints checkpoints;
  private final TileFolder folder;
  private final String origin;
  private final Signing signing;
  private final BiFunction<Signed, Long, String> cosigned;
  private final Shown listener;
  private TileWriter tiles;
  private CompactRange range;
  private long shown;

  /// Goes on from the last checkpoint; tiles that are missing or are not of it are written anew.
  ///
  /// @param cosigned adds what witnesses say; also given the size that was shown last
  public Integrator(
      Leaves leaves,
      Checkpoints checkpoints,
      TileFolder folder,
      String origin,
      Signing signing,
      BiFunction<Signed, Long, String> cosigned,
      Shown listener)
      throws IOException {
    this.leaves = leaves;
    this.checkpoints = checkpoints;
    this.folder = folder;
    this.origin = origin;
    this.signing = signing;
    this.cosigned = cosigned;
    this.listener = listener;
    this.tiles = TileWriter.empty(folder);
    this.range = CompactRange.empty();
    this.shown = -1;
    var last = checkpoints.last();
    if (last.isPresent()) goOnFrom(last.get());
  }

  private void goOnFrom(Signed last) throws IOException {
    var resumed = TileWriter.resume(folder, last.size());
    if (resumed.isPresent() && isOf(last)) {
      tiles = resumed.get();
      range = CompactRange.decode(last.size(), last.edge());
    }
  }

  private boolean isOf(Signed last) {
    try {
      return last.size() == 0
          || (CompactRange.decode(last.size(), last.edge()).root().equals(last.root())
              && new TileTree(folder, last.size()).root().equals(last.root()));
    } catch (IOException | IllegalArgumentException _) {
      return false;
    }
  }

  /// The size of the checkpoint that was shown last, -1 before the first.
  public long shown() {
    return shown;
  }

  /// One round: signs whatever is new, or shows what another node has signed.
  ///
  /// @throws Forked where the entries contradict what was signed
  public void turn() throws IOException {
    var last = showSigned();
    long head = leaves.head();
    if (head <= last.map(Signed::size).orElse(-1L)) return;
    integrate(head);
    tiles.flush();
    var text = new Checkpoint(origin, head, range.root()).body();
    var next = new Signed(head, range.root(), range.encode(), signing.note(text));
    if (checkpoints.keep(next, last.map(Signed::size).orElse(-1L))) show(next);
  }

  /// Shows what was signed last, and signs nothing.
  ///
  /// @return what was signed last
  /// @throws Forked where the entries contradict it
  public Optional<Signed> showSigned() throws IOException {
    var last = checkpoints.last();
    if (last.isPresent() && last.get().size() >= range.size() && last.get().size() > shown) {
      mustBeOurs(last.get());
      checkpoints.awaitDurable();
      integrate(last.get().size());
      if (!range.root().equals(last.get().root()))
        throw new Forked(
            "the entries up to %d are not those that were signed".formatted(last.get().size()));
      tiles.flush();
      show(last.get());
    }
    return last;
  }

  /// What is kept beside a note is for going on from it, and has to say what it says.
  private void mustBeOurs(Signed kept) {
    var text = signing.own(kept.note());
    if (text.filter(
            c ->
                c.origin().equals(origin)
                    && c.size() == kept.size()
                    && c.root().equals(kept.root()))
        .isEmpty())
      throw new Forked(
          "the checkpoint of size %d that is kept is not one that this log signed"
              .formatted(kept.size()));
  }

  private void integrate(long to) throws IOException {
    while (range.size() < to) {
      var page = leaves.leaves(range.size(), Math.min(to, range.size() + PAGE));
      if (page.isEmpty())
        throw new Forked("the log ends at %d, before %d".formatted(range.size(), to));
      for (var leaf : page) range.append(tiles.append(leaf));
      tiles.spill();
    }
  }

  private void show(Signed signed) throws IOException {
    folder.publish(cosigned.apply(signed, shown));
    listener.checkpoint(signed.size(), signed.root());
    shown = signed.size(); // last: what could not be told is shown again
  }
}
