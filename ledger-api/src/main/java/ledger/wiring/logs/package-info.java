/// How log lines are written: a fault without its message ([WordlessTrace]).
@NullMarked
package ledger.wiring.logs;

import org.jspecify.annotations.NullMarked;
