package ledger.seal.json;

import java.util.UUID;
import ledger.seal.KeyCommitment;
import ledger.seal.PlainDigest;
import ledger.seal.Tombstone;

/// What becomes of an act on its way to the record.
public sealed interface Sealing {

  /// Nothing in it is to be sealed: the same bytes.
  record Plain(byte[] bytes) implements Sealing {}

  /// @param bytes canonical JSON, to be stored and hashed
  /// @param commitment for the leaf
  /// @param digest of the act as it was sent, to recognise it by
  record Sealed(byte[] bytes, UUID key, KeyCommitment commitment, PlainDigest digest)
      implements Sealing {}

  /// Whoever it is about had their key erased; nothing more is recorded about them under it.
  record SubjectErased(Tombstone tombstone) implements Sealing {}
}
