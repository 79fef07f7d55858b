/// The one place that says who may do and see what: [Access].
@NullMarked
package ledger.access;

import org.jspecify.annotations.NullMarked;
