/// Answers that are kept in PostgreSQL: [Models] folds and writes what changed, told by
/// [ModelProjection] of every act and by the passing of dates; [ModelTable] knows how far each has
/// come, [RowTable] has the rows, [DeadLetterTable] what could not be folded.
@NullMarked
package ledger.reading.postgres;

import org.jspecify.annotations.NullMarked;
