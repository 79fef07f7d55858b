/// What is in a dossier, held in memory for those that were asked for lately: [RecentActs], a
/// [Folder] each.
@NullMarked
package ledger.dossier.memory;

import org.jspecify.annotations.NullMarked;
