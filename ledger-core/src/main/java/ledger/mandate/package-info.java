/// Authority to act for another: [MandateRules].
@NullMarked
package ledger.mandate;

import org.jspecify.annotations.NullMarked;
