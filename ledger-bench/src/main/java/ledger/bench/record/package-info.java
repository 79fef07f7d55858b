/// How fast the record is, against others on the same machine in the same run.
///
/// To be read in this order: [RecordRows] are the lines of the table, [Contestant] is who is
/// measured, [Load] is how. [Appends], [Alone], [Commands], [PublishedToHandled] and [Bytes] are
/// some of the rows; [Database] is where each contestant is by itself.
@NullMarked
package ledger.bench.record;

import org.jspecify.annotations.NullMarked;
