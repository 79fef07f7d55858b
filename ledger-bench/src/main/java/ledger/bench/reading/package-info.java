/// How fast the ledger answers, on ledgers of millions of acts.
///
/// To be read in this order: [Ledgers] is what is on record, the same for whoever is measured;
/// [BulkLoad] puts it there, [Data] is where; [Pages] asks the server.
@NullMarked
package ledger.bench.reading;

import org.jspecify.annotations.NullMarked;
