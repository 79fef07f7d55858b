/// Pages of what was said: one act with its hands, its corrections and what rests on it
/// ([ActPage]), and all of them in the order in which they were said, drawn and listed
/// ([TimelinePage]).
@NullMarked
package ledger.history;

import org.jspecify.annotations.NullMarked;
