/// What can be named, and the rule that labels are neutral: [ReferentRules].
@NullMarked
package ledger.referent;

import org.jspecify.annotations.NullMarked;
