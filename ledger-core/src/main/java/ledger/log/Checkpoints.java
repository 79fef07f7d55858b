package ledger.log;

import java.util.Optional;
import ledger.transparency.TreeHash;

/// The checkpoints that were signed: once one is kept here, the log may never be shorter, nor
/// another.
public interface Checkpoints {

  /// @param edge the right edge of the tree of this size ([ledger.transparency.CompactRange])
  /// @param note with the log's own signatures
  record Signed(long size, TreeHash root, byte[] edge, String note) {}

  Optional<Signed> last();

  Optional<Signed> of(long size);

  /// Waits until what was read here is as durable as what is acknowledged.
  ///
  /// @throws Log.Unreachable where that cannot be told
  void awaitDurable();

  /// Compares and swaps.
  ///
  /// @param after the size of the last one, as its signer knows it; -1 for none
  /// @return whether it is kept; if not, another was kept meanwhile, or a newer epoch writes
  boolean keep(Signed next, long after);
}
