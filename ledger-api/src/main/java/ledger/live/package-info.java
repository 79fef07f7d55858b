/// Following the ledger: [ChangesController] is asked what came on record, [StreamController] rings
/// when something did. Both go by [Audience], which knows from the record who may hear of what.
@NullMarked
package ledger.live;

import org.jspecify.annotations.NullMarked;
