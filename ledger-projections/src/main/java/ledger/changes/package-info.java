/// What is different between two states: [Difference] of two [Snapshot]s.
@NullMarked
package ledger.changes;

import org.jspecify.annotations.NullMarked;
