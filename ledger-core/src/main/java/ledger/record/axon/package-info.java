/// Axon stops here: [AxonDoor] sends acts over its command bus, [LogStorageEngine] is its event
/// storage on the log, [LogEventStore] and [Tail] feed its processors, and [ActSerializer] keeps
/// class names out of the record.
@NullMarked
package ledger.record.axon;

import org.jspecify.annotations.NullMarked;
