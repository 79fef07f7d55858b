/// What things are called, and by whom: [Names].
@NullMarked
package ledger.names;

import org.jspecify.annotations.NullMarked;
