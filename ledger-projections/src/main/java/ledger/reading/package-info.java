/// What can be stored of an answer, so that it need not be folded for each reader: a [Question]
/// gives a [Row] for each thing it tells of, folded from how a negotiation [Standing] is [Until] a
/// date passes; [Written] is a row as it is kept.
///
/// Never a source of truth: everything here can be dropped and folded again.
@NullMarked
package ledger.reading;

import org.jspecify.annotations.NullMarked;
