/// What auditors and witnesses get: [Publication] signs and shows the log, [LogController] serves
/// it. [LogKeys] are those that sign, as the file has them and the record says.
@NullMarked
package ledger.audit;

import org.jspecify.annotations.NullMarked;
