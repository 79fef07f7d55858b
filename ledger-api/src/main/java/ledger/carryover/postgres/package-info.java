/// A former log in PostgreSQL: [FormerTables].
@NullMarked
package ledger.carryover.postgres;

import org.jspecify.annotations.NullMarked;
