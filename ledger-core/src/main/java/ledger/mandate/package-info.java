/// Authority to act for another: [Mandate], [MandateDecider].
@NullMarked
package ledger.mandate;

import org.jspecify.annotations.NullMarked;
