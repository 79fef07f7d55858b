/// The server. Start reading at [ledger.wiring.LedgerServer], or follow one act through
/// docs/guide/tour.md.
@NullMarked
package ledger;

import org.jspecify.annotations.NullMarked;
