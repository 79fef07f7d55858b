package ledger.bench.record;

import java.sql.SQLException;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;

/// The tables of Axon's JDBC engine, as its own factory for PostgreSQL shapes them, with its keys.
final class AxonTables {

  private static final String EVENTS =
      """
      create table domainevententry (
        globalindex         bigserial primary key,
        aggregateidentifier varchar(255) not null,
        sequencenumber      bigint not null,
        type                varchar(255),
        eventidentifier     varchar(255) not null unique,
        metadata            bytea,
        payload             bytea not null,
        payloadrevision     varchar(255),
        payloadtype         varchar(255) not null,
        timestamp           varchar(255) not null,
        unique (aggregateidentifier, sequencenumber)
      );
      create table snapshotevententry (
        aggregateidentifier varchar(255) not null,
        sequencenumber      bigint not null,
        type                varchar(255) not null,
        eventidentifier     varchar(255) not null unique,
        metadata            bytea,
        payload             bytea not null,
        payloadrevision     varchar(255),
        payloadtype         varchar(255) not null,
        timestamp           varchar(255) not null,
        primary key (aggregateidentifier, sequencenumber)
      );
      create table tokenentry (
        processorname varchar(255) not null,
        segment       integer not null,
        token         bytea,
        tokentype     varchar(255),
        timestamp     varchar(255),
        owner         varchar(255),
        primary key (processorname, segment)
      );
      """;

  private AxonTables() {}

  static void in(Database database) throws SQLException {
    database.run(EVENTS);
  }

  /// PostgreSQL's driver throws no SQLIntegrityConstraintViolationException, which Axon looks for.
  static PersistenceExceptionResolver duplicateKey() {
    return thrown -> {
      for (Throwable t = thrown; t != null; t = t.getCause())
        if (t instanceof SQLException e && "23505".equals(e.getSQLState())) return true;
      return false;
    };
  }
}
