/// What the log keeps to itself: [SameCauseOnce].
@NullMarked
package ledger.logging;

import org.jspecify.annotations.NullMarked;
