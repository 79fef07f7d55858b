/// Questions, their possible answers, and stances: [IssueRules].
@NullMarked
package ledger.issue;

import org.jspecify.annotations.NullMarked;
