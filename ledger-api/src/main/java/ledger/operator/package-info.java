/// What an operator sees and does of the answers that are kept: [DeadLettersController],
/// [RebuildController], [ComparisonController].
@NullMarked
package ledger.operator;

import org.jspecify.annotations.NullMarked;
