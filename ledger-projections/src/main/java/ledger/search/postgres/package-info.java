/// What acts can be found by, in PostgreSQL: [SearchTable].
@NullMarked
package ledger.search.postgres;

import org.jspecify.annotations.NullMarked;
