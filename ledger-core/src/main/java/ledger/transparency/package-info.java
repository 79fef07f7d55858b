/// A transparency log in the formats of C2SP, so that clients we did not write can check ours.
///
/// Read [TreeHash], [CompactRange], [TileName], [TileWriter], [TileTree] and its proofs; then
/// [Checkpoint], [SignedNote], [NoteKey] and [NoteSigner], [Policy], [TlogProof]; and [Witness],
/// who sees to it that everybody is shown the same log.
@NullMarked
package ledger.transparency;

import org.jspecify.annotations.NullMarked;
