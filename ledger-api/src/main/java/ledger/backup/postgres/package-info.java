/// The tables of a ledger, out of PostgreSQL and into it: [LedgerTables].
@NullMarked
package ledger.backup.postgres;

import org.jspecify.annotations.NullMarked;
