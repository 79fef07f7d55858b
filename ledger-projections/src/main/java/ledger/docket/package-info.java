/// What is alleged and what was answered: [Docket].
@NullMarked
package ledger.docket;

import org.jspecify.annotations.NullMarked;
