/// What operators do: have what is kept compared with what is folded ([ComparisonController]),
/// folded anew ([RebuildController]), and tried again where that failed ([DeadLettersController]);
/// in a browser on one page ([OperatorPage]).
@NullMarked
package ledger.operator;

import org.jspecify.annotations.NullMarked;
