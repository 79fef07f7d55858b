/// What can be stored of an answer, so that it need not be folded for each reader: the rows of a
/// [ledger.query.Query], from how a negotiation is [Standing]; [Folded] is what is kept of it,
/// [Written] rows and a [Model] that says how far they have come.
///
/// Never a source of truth: everything here can be dropped and folded again.
@NullMarked
package ledger.reading;

import org.jspecify.annotations.NullMarked;
