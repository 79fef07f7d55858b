/// Turns a table of treaty participations into acts: [TreatyImport], which reads
/// [ParticipationsFile] and says with [TreatyActs] and [StateActs] what each row says. What becomes
/// no act is a [ImportReport]. `docs/guide/importing.md` tells it to whoever imports.
@NullMarked
package ledger.cli.treaties;

import org.jspecify.annotations.NullMarked;
