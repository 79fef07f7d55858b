/// What can be done to an entry of the record itself: [CustodyDecider] says what, [Custody] what
/// stands after it, [Refold] folds a stream again.
@NullMarked
package ledger.custody;

import org.jspecify.annotations.NullMarked;
