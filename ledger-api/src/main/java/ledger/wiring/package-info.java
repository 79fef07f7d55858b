/// Starts the server ([LedgerServer]), has it compiled ([WarmUp]) and says when it is ready
/// ([Ready]).
@NullMarked
package ledger.wiring;

import org.jspecify.annotations.NullMarked;
