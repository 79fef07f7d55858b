/// What deciding gives: a [Decision], and every [Refusal] there is.
@NullMarked
package ledger.decision;

import org.jspecify.annotations.NullMarked;
