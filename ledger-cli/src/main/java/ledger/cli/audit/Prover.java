package ledger.cli.audit;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import ledger.log.Opening;
import ledger.transparency.Checkpoint;
import ledger.transparency.EarlierTiles;
import ledger.transparency.Policy;
import ledger.transparency.SignedNote;
import ledger.transparency.TileTree;
import ledger.transparency.TlogProof;
import ledger.transparency.Witness;

/// Makes proofs from the tiles of a log, and gives none that does not hold.
public final class Prover {

  /// It cannot be proved, and why.
  public static final class Unproved extends IOException {
    private static final long serialVersionUID = 1L;

    public Unproved(String why) {
      super(why);
    }
  }

  private final Source source;
  private final Policy policy;
  private final String note;
  private final Checkpoint checkpoint;
  private final TileTree tree;

  private Prover(Source source, Policy policy, String note, Checkpoint checkpoint) {
    this.source = source;
    this.policy = policy;
    this.note = note;
    this.checkpoint = checkpoint;
    this.tree = tree(checkpoint.size());
  }

  /// @throws Unproved where the checkpoint is not signed by the policy
  public static Prover of(Source source, Policy policy) throws IOException {
    var note = source.checkpoint().orElseThrow(() -> new IOException("checkpoint is missing"));
    var parsed =
        SignedNote.parse(note).orElseThrow(() -> new Unproved("the checkpoint is no signed note"));
    return switch (policy.check(parsed)) {
      case Policy.Finding.Refused(var why) -> throw new Unproved(why);
      case Policy.Finding.Accepted(var checkpoint, _) ->
          new Prover(source, policy, note, checkpoint);
    };
  }

  private TileTree tree(long size) {
    return new TileTree(new EarlierTiles(source.tiles(), checkpoint.size()), size);
  }

  public long size() {
    return checkpoint.size();
  }

  public TlogProof at(long position) throws IOException {
    if (position < 0 || position >= checkpoint.size())
      throw new Unproved(
          "position " + position + " is not in the " + checkpoint.size() + " entries");
    return checked(new TlogProof(tree.inclusion(position), note), tree.entry(position));
  }

  /// Where an act is, from what is given of the entries; empty where none of them is it.
  public Optional<Long> position(UUID act) throws IOException {
    var given = source.entries(checkpoint.size());
    if (given.isEmpty())
      throw new IOException("no entry is given: name a position, or sign in with --token");
    try (var entries = given.get()) {
      for (long at = 0; at < checkpoint.size() && entries.hasNext(); at++)
        if (isOf(act, entries.next(), tree, at)) return Optional.of(at);
    }
    return Optional.empty();
  }

  /// Whether what is given of an entry is this act's, and the tree has it there.
  private static boolean isOf(UUID act, Optional<Opening> given, TileTree tree, long position)
      throws IOException {
    var named = given.flatMap(Opening::identity).filter(identity -> identity.event().equals(act));
    return named.isPresent()
        && Arrays.equals(given.orElseThrow().leaf().encode(), tree.entry(position));
  }

  /// A receipt that somebody else made, once it is sure that it is this act's.
  ///
  /// @param given of the entry that the receipt is for
  public TlogProof checked(UUID act, Optional<Opening> given, TlogProof receipt)
      throws IOException {
    var size =
        SignedNote.parse(receipt.checkpoint())
            .flatMap(n -> Checkpoint.parse(n.text()))
            .map(Checkpoint::size)
            .orElseThrow(() -> new Unproved("the receipt has no checkpoint"));
    long index = receipt.inclusion().index();
    if (index >= size) throw new Unproved("the receipt is for position " + index + " of " + size);
    var then = new TileTree(new EarlierTiles(source.tiles(), size), size);
    if (!isOf(act, given, then, index))
      throw new Unproved("position " + index + ", which the receipt is for, is another act");
    return checked(receipt, then.entry(index));
  }

  private TlogProof checked(TlogProof receipt, byte[] entry) throws IOException {
    return switch (receipt.check(entry, policy)) {
      case Policy.Finding.Refused(var why) -> throw new Unproved(why);
      case Policy.Finding.Accepted _ -> receipt;
    };
  }

  /// That the log of one size is the beginning of the log of another, in the form in which a
  /// witness is asked: with the checkpoint behind it where that is the later size, else its body
  /// only.
  public String consistency(long from, long to) throws IOException {
    if (from < 0 || from > to || to > checkpoint.size())
      throw new Unproved(
          "sizes " + from + " and " + to + " are not one in the other within " + checkpoint.size());
    var later = to == checkpoint.size() ? tree : tree(to);
    var proof = later.consistency(from);
    var root = later.root();
    if (to == checkpoint.size() && !root.equals(checkpoint.root()))
      throw new Unproved("the tiles do not have the root that was signed");
    if (!proof.holds(from, tree(from).root(), to, root))
      throw new Unproved("the tiles of size " + to + " do not go on from those of size " + from);
    return Witness.request(
        from,
        proof,
        to == checkpoint.size() ? note : new Checkpoint(checkpoint.origin(), to, root).body());
  }
}
