/// One event as it is written down: its stream, its stored name ([Vocabulary]), what the ledger
/// adds ([Recorded]).
@NullMarked
package ledger.record;

import org.jspecify.annotations.NullMarked;
