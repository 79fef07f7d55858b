/// Read models in PostgreSQL: [PostgresReadModels] reads and writes those of many negotiations in
/// one round trip, [ReadModelProjection] hands every act to the projector and [Refresh] what a date
/// has made old; [StoredAnswers] reads an answer, [Comparison] proves it.
@NullMarked
package ledger.readmodel.postgres;

import org.jspecify.annotations.NullMarked;
