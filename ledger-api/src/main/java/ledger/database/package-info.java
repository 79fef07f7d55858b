/// Whether the database is there: [DatabaseWatch] looks, [WatchedPool] lets no request wait for one
/// that is not, [WhileReachable] has what works in the background wait until it is again, and
/// [DatabaseHealth] tells. [DatabaseAddress] may name several servers, of which [PrimarySearch]
/// finds the [Primary]; a server that only reads has one of them, its [Replica].
@NullMarked
package ledger.database;

import org.jspecify.annotations.NullMarked;
