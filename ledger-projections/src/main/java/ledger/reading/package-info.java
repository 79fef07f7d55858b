/// From what everything that is asked of a negotiation is folded: how it is [CurrentState], of
/// which a [ledger.query.Query] gives its rows. What is stored of them is in [ledger.readmodel].
@NullMarked
package ledger.reading;

import org.jspecify.annotations.NullMarked;
