package ledger.bench.record;

import java.sql.SQLException;

/// An event table that leaves nothing out and has nothing more: one key for the order, one for the
/// event, one for the stream. What is copied into it at once is as fast as it can be stored.
final class PlainTable {

  static final String COLUMNS = "event_id, stream, version, kind, type, recorded, meta, payload";

  private PlainTable() {}

  static void in(Database database) throws SQLException {
    database.run(
        """
        create table event (
          pos      bigint generated always as identity primary key,
          event_id uuid not null unique,
          stream   text collate "C" not null,
          version  bigint not null,
          kind     text not null,
          type     text not null,
          recorded bigint not null,
          meta     bytea not null,
          payload  bytea not null,
          unique (stream, version)
        )
        """);
  }
}
