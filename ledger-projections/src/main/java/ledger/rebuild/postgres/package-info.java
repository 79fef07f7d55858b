/// Fills the tables of kept answers anew from the record while the old ones are read: [Rebuild],
/// and [RebuildTable] where it stands.
@NullMarked
package ledger.rebuild.postgres;

import org.jspecify.annotations.NullMarked;
