/// Which dates are set: [Calendar], a list of [Date]s of one view, each of which is [What].
@NullMarked
package ledger.calendar;

import org.jspecify.annotations.NullMarked;
