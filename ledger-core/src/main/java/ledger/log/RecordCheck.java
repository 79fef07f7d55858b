package ledger.log;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import ledger.log.Checkpoints.Signed;
import ledger.transparency.CompactRange;
import ledger.transparency.ComparedTiles;
import ledger.transparency.Sha256;
import ledger.transparency.TileFolder;
import ledger.transparency.TileWriter;
import ledger.transparency.TreeHash;

/// Goes through all that is stored of a log once, from its first entry, and says what does not fit:
/// entries against the signed tree and against one another, batches and checkpoints against the
/// entries, files against the tree.
///
/// Is told of what is stored in order: [#batch] and [#checkpoint] ahead of the entries that they
/// are of.
public final class RecordCheck {

  /// One that is missing makes much that follows differ.
  private static final int MOST = 100;

  private final TreeCheck tree;
  private final Integrator.Signing signing;
  private final long signed;
  private final Function<LogEntry, Optional<Removal>> removal;
  private final Removals removals = new Removals();
  private final TileWriter tiles;
  private final CompactRange range = CompactRange.empty();
  private final Map<String, Predecessor> ends = new HashMap<>();
  private final Queue<Batch> batches = new ArrayDeque<>();
  private final Queue<Signed> checkpoints = new ArrayDeque<>();
  private final List<String> found = new ArrayList<>();
  private long recorded = Long.MIN_VALUE;
  private long batched;

  /// A row of `record.batch`.
  public record Batch(long first, int entries, long recorded) {}

  /// @param tree under the checkpoint that is shown
  /// @param signed its size
  /// @param removal reads what an entry takes away, where it does
  public RecordCheck(
      TreeCheck tree,
      Integrator.Signing signing,
      TileFolder folder,
      long signed,
      Function<LogEntry, Optional<Removal>> removal) {
    this.removal = removal;
    this.tree = tree;
    this.signing = signing;
    this.signed = signed;
    this.tiles =
        TileWriter.empty(
            new ComparedTiles(folder, (name, what) -> differs(name.path() + ": " + what)));
  }

  /// The position that comes next.
  public long next() {
    return range.size();
  }

  public void batch(Batch batch) {
    if (batch.first() != batched)
      differs("batch at %d: it should begin at %d".formatted(batch.first(), batched));
    batched = batch.first() + batch.entries();
    batches.add(batch);
  }

  public void checkpoint(Signed checkpoint) {
    var own = signing.own(checkpoint.note());
    if (own.filter(c -> c.size() == checkpoint.size() && c.root().equals(checkpoint.root()))
        .isEmpty())
      differs("checkpoint of size %d: it is not what was signed".formatted(checkpoint.size()));
    checkpoints.add(checkpoint);
  }

  public void entry(LogEntry entry) {
    missingUpTo(entry.position());
    try {
      tree.check(entry);
    } catch (Altered altered) {
      differs(String.valueOf(altered.getMessage()));
    }
    var before = ends.getOrDefault(entry.negotiation(), Predecessor.NONE);
    if (!entry.identity().predecessor().equals(before))
      differs(
          entry.position(),
          "what it says stands before it in " + entry.negotiation() + " does not");
    ends.put(entry.negotiation(), entry.successor());
    removals.add(entry, removal.apply(entry));
    times(entry);
    append(entry.leaf());
  }

  /// An entry that cannot be read.
  ///
  /// @param leaf as it is stored
  public void unreadable(Altered altered, Leaf leaf) {
    missingUpTo(altered.position());
    differs(String.valueOf(altered.getMessage()));
    append(leaf);
  }

  /// All entries have been told. A checkpoint may be of what came since.
  public void finish(long head) {
    missingUpTo(head);
    for (long position : removals.unnamed())
      differs(String.valueOf(Removals.altered(position).getMessage()));
    if (batched != head)
      differs("batches: they end at %d, and the entries at %d".formatted(batched, head));
  }

  /// What does not fit, in the order in which it was found; no more than a hundred of them.
  public List<String> found() {
    return List.copyOf(found);
  }

  private void missingUpTo(long position) {
    while (range.size() < position) {
      differs(range.size(), "it is missing");
      append(new Leaf(new byte[Sha256.LENGTH]));
    }
  }

  private void times(LogEntry entry) {
    long at = entry.times().recorded();
    if (at < recorded) differs(entry.position(), "its time is before that of the entry before");
    recorded = at;
    while (!batches.isEmpty()
        && batches.peek().first() + batches.peek().entries() <= entry.position()) batches.remove();
    if (batches.isEmpty() || batches.peek().first() > entry.position())
      differs(entry.position(), "it is in no batch");
    else if (batches.peek().recorded() != at)
      differs(entry.position(), "its batch has another time");
  }

  private void append(Leaf leaf) {
    var bytes = leaf.encode();
    range.append(TreeHash.leaf(bytes));
    try {
      if (range.size() <= signed) tiles.append(bytes);
      tiles.spill();
      if (range.size() == signed) tiles.flush();
    } catch (IOException e) {
      differs(String.valueOf(e.getMessage()));
    }
    while (!checkpoints.isEmpty() && checkpoints.peek().size() <= range.size()) {
      var checkpoint = checkpoints.remove();
      if (checkpoint.size() == range.size()
          && !(checkpoint.root().equals(range.root())
              && Arrays.equals(checkpoint.edge(), range.encode())))
        differs(
            "checkpoint of size %d: it is not that of the entries".formatted(checkpoint.size()));
    }
  }

  private void differs(long position, String what) {
    differs("position " + position + ": " + what);
  }

  private void differs(String what) {
    if (found.size() < MOST) found.add(what);
  }
}
