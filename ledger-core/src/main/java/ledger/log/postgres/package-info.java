/// The log in PostgreSQL: [PostgresLog] writes it for its sequencer, [LogTable] reads it for
/// everybody as far as its [LogEnd], [DatabaseTrouble] says why it does not answer, [DurableCommit]
/// waits for the standbys.
@NullMarked
package ledger.log.postgres;

import org.jspecify.annotations.NullMarked;
