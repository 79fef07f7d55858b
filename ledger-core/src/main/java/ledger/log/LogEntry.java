package ledger.log;

import java.util.Optional;
import ledger.transparency.TreeHash;

/// One entry as it stands in the log, given whole but for what was taken away.
///
/// @param position its place, 0 for the first: also the index of its leaf in the Merkle tree
/// @param leaf as it follows from what is given
/// @param hash of the leaf in the tree
public record LogEntry(
    long position, Opening opening, Identity identity, EntryTimes times, Leaf leaf, TreeHash hash) {

  /// @throws Altered where it has no identity or no times: the store writes no such entry
  public static LogEntry of(long position, Opening opening) {
    return of(
        position,
        opening,
        opening
            .identity()
            .orElseThrow(() -> new Altered(position, "it has no identity that can be read")),
        opening
            .part(Part.TIMES)
            .flatMap(EntryTimes::decode)
            .orElseThrow(() -> new Altered(position, "it has no times that can be read")),
        opening.leaf());
  }

  /// Of parts that are known to be those of the opening.
  static LogEntry of(
      long position, Opening opening, Identity identity, EntryTimes times, Leaf leaf) {
    return new LogEntry(position, opening, identity, times, leaf, TreeHash.leaf(leaf.encode()));
  }

  public String negotiation() {
    return identity.negotiation();
  }

  public byte[] additions() {
    return opening
        .part(Part.ADDITIONS)
        .orElseThrow(() -> new Altered(position, "what the ledger added is missing"));
  }

  public Optional<byte[]> speaker() {
    return opening.part(Part.SPEAKER);
  }

  public Optional<byte[]> content() {
    return opening.part(Part.CONTENT);
  }

  /// Whether its payload, or a part of it, was taken away.
  public boolean isWithoutPayload() {
    return speaker().isEmpty() || content().isEmpty();
  }

  /// What the next entry of its negotiation has before it.
  public Predecessor successor() {
    return identity.predecessor().followedBy(hash.bytes());
  }
}
