/// How fast the ledger answers, on ledgers of millions of acts.
///
/// To be read in this order: [Ledgers] is what is on record, the same for whoever is measured;
/// [BulkLoad] puts it there, [Data] is where; [Row] is one line of the table, [Pages] asks the
/// [Server].
@NullMarked
package ledger.bench.reading;

import org.jspecify.annotations.NullMarked;
