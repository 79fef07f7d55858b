/// What a negotiation is and who takes part in it: [Summary].
@NullMarked
package ledger.summary;

import org.jspecify.annotations.NullMarked;
