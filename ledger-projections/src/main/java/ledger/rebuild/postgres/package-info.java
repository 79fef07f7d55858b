/// Fills the tables of kept answers anew from the record while the old ones are read: [Rebuild]
/// writes, one [Chunk] after the other, what was [FoldedAhead]; [RebuildTable] is where it stands.
@NullMarked
package ledger.rebuild.postgres;

import org.jspecify.annotations.NullMarked;
