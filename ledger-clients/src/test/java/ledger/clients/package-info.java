/// Clients that others' generators make of the description of the interface, each put to the same
/// work: it reads the founding case, puts it on record once more, and finds the same board.
@NullMarked
package ledger.clients;

import org.jspecify.annotations.NullMarked;
