/// Starts the server ([LedgerServer]) and says when it is ready ([Ready]).
@NullMarked
package ledger.wiring;

import org.jspecify.annotations.NullMarked;
