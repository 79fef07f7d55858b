package ledger.bench.record;

import java.sql.SQLException;

/// Axon's tables with what this ledger needed of them before it had a log of its own: each event's
/// negotiation, and the tables that the projection writes.
final class StockTables {

  private StockTables() {}

  static void in(Database database) throws SQLException {
    AxonTables.in(database);
    database.run(
        """
        alter table domainevententry add negotiation text collate "C"
          generated always as (split_part(aggregateidentifier, '/', 1)) stored;
        create index event_of_negotiation on domainevententry (negotiation, globalindex);
        create schema reading;
        create table reading.negotiation (
          id    text collate "C" primary key,
          title text not null
        );
        create table reading.admission (
          user_id     text collate "C" not null,
          negotiation text collate "C" not null,
          primary key (user_id, negotiation)
        );
        create table reading.progress (
          projection text primary key,
          position   bigint not null
        );
        """);
  }
}
