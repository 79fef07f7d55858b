/// What is different between two pictures: [Difference] of two [Snapshot]s.
@NullMarked
package ledger.changes;

import org.jspecify.annotations.NullMarked;
