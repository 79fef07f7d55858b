/// What auditors and witnesses get: [Publication] signs and shows the log, [LogController] serves
/// it.
@NullMarked
package ledger.audit;

import org.jspecify.annotations.NullMarked;
