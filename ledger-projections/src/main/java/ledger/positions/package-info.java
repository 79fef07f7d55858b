/// Who says what: [Positions] folds every stance ([Taken]) into a [Matrix] of [MatrixCell]s.
@NullMarked
package ledger.positions;

import org.jspecify.annotations.NullMarked;
