/// Corrections and annulments of entries of the record: [CustodyDecider] decides them, [Custody]
/// says which entries stand after them, [Refold] folds a stream again.
@NullMarked
package ledger.custody;

import org.jspecify.annotations.NullMarked;
