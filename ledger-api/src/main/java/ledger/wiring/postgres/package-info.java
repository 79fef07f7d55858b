/// A PostgreSQL of our own, durable and never left behind: [EmbeddedPostgres].
@NullMarked
package ledger.wiring.postgres;

import org.jspecify.annotations.NullMarked;
