package ledger.log;

import java.util.Arrays;
import ledger.transparency.TreeHash;

/// What stands before an entry in its negotiation, for those who may read it: how many entries, and
/// the hash of the last one's leaf. So none of them can be withheld without leaving a gap.
///
/// @param audience those who may read the entry; empty for all who take part
/// @param count of the entries before it that the same audience may read
/// @param leaf hash of the last of them in the tree; zeros where there is none
public record Predecessor(String audience, long count, byte[] leaf) {

  /// Whoever takes part in the negotiation.
  public static final String ALL = "";

  public static final Predecessor NONE = new Predecessor(ALL, 0, new byte[TreeHash.LENGTH]);

  /// Behind an entry that has these before it.
  public Predecessor followedBy(byte[] next) {
    return new Predecessor(audience, count + 1, next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Predecessor p
        && audience.equals(p.audience)
        && count == p.count
        && Arrays.equals(leaf, p.leaf);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(count) + Arrays.hashCode(leaf);
  }
}
