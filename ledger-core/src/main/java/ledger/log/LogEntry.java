package ledger.log;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One entry as it stands in the log.
///
/// @param position its place, 0 for the first: also the index of its leaf in the Merkle tree
/// @param stream its readable id
/// @param leaf as the tree has it
/// @param payload the stored bytes; null where they were erased, which leaves every proof intact
public record LogEntry(
    long position, String stream, byte[] leaf, byte[] meta, byte @Nullable [] payload) {

  /// The leaf's parts. The store writes no other bytes, so that anything else was put there by
  /// somebody.
  public Leaf parsed() {
    return Leaf.decode(leaf)
        .orElseThrow(() ->
            new IllegalStateException("position " + position + " has no leaf that can be read"));
  }

  public Optional<byte[]> stored() {
    return Optional.ofNullable(payload);
  }
}
