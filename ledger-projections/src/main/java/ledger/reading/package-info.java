/// What is asked of a negotiation so often that its answer is stored: a [Question] gives a [Row]
/// for each thing it tells of, from how a negotiation is [Standing].
@NullMarked
package ledger.reading;

import org.jspecify.annotations.NullMarked;
