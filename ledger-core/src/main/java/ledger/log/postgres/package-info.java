/// The log in PostgreSQL: [PostgresLog] writes it for its sequencer, [LogTable] reads it for
/// everybody, [NamingTable] keeps what turns readable ids into pseudonyms.
@NullMarked
package ledger.log.postgres;

import org.jspecify.annotations.NullMarked;
