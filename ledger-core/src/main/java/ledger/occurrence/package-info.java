/// What is reported to have happened: [Occurrence], [OccurrenceDecider].
@NullMarked
package ledger.occurrence;

import org.jspecify.annotations.NullMarked;
