package ledger.database;

import javax.sql.DataSource;

/// Connections beside the pool: whoever waits for the log may be holding one of the pool's. Of a
/// database that is away there are none.
public record RecordConnections(DataSource source) {}
