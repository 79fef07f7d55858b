/// How any part of the server says that it cannot start, and what to do ([CannotStart]), or that it
/// will be able to ([NotYet]).
@NullMarked
package ledger.startup;

import org.jspecify.annotations.NullMarked;
