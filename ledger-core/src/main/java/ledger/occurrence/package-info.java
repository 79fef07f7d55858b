/// What is reported to have happened: [OccurrenceRules].
@NullMarked
package ledger.occurrence;

import org.jspecify.annotations.NullMarked;
