/// How fast the record is, against others on the same machine in the same run.
///
/// To be read in this order: [Row] is one line of the table, [Contestant] is who is measured,
/// [Load] is how. [Appends], [Alone], [Commands], [Told] and [Bytes] are the rows; [Database] is
/// where each contestant is by itself.
@NullMarked
package ledger.bench.record;

import org.jspecify.annotations.NullMarked;
