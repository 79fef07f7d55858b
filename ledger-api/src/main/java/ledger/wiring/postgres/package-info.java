/// A PostgreSQL of our own, durable and never left behind: [EmbeddedPostgres], which runs on a
/// [PostgresFolder]; a [WalArchive] has what it writes besides, and a [Recovery] comes from that.
@NullMarked
package ledger.wiring.postgres;

import org.jspecify.annotations.NullMarked;
