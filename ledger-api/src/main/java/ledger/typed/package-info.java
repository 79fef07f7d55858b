/// Times as people type them: [TypedTimes] reads them, and says what they may mean where that is
/// more than one thing ([Typed]).
@NullMarked
package ledger.typed;

import org.jspecify.annotations.NullMarked;
