/// What can be named, and the rule that labels are neutral: [Referent], [ReferentDecider].
@NullMarked
package ledger.referent;

import org.jspecify.annotations.NullMarked;
