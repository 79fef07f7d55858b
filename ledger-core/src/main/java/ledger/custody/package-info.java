/// What can be done to an entry of the record itself: [CustodyRules] says what, [Custody] what
/// stands after it.
@NullMarked
package ledger.custody;

import org.jspecify.annotations.NullMarked;
