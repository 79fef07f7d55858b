/// Questions, their possible answers, and stances: [Issue], [IssueDecider].
@NullMarked
package ledger.issue;

import org.jspecify.annotations.NullMarked;
