/// The acts on record, found by negotiation or by id: [ActsOnRecord].
@NullMarked
package ledger.record.postgres;

import org.jspecify.annotations.NullMarked;
