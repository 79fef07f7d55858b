-- The record, as Axon's JDBC engine keeps it for now. A stream's id begins with its negotiation.
create table domainevententry (
  globalindex         bigint generated always as identity primary key,
  aggregateidentifier text collate "C" not null,
  sequencenumber      bigint not null,
  type                text,
  eventidentifier     text collate "C" not null unique,
  metadata            bytea,
  payload             bytea not null,
  payloadrevision     text,
  payloadtype         text not null,
  "timestamp"         text not null,
  negotiation         text collate "C" generated always as (split_part(aggregateidentifier, '/', 1)) stored,
  unique (aggregateidentifier, sequencenumber)
);
create index event_of_negotiation on domainevententry (negotiation, globalindex);

create table snapshotevententry (
  aggregateidentifier text collate "C" not null,
  sequencenumber      bigint not null,
  type                text not null,
  eventidentifier     text not null unique,
  metadata            bytea,
  payload             bytea not null,
  payloadrevision     text,
  payloadtype         text not null,
  "timestamp"         text not null,
  primary key (aggregateidentifier, sequencenumber)
);

-- How far each projection has read.
create table tokenentry (
  processorname text not null,
  segment       integer not null,
  token         bytea,
  tokentype     text,
  "timestamp"   text,
  owner         text,
  primary key (processorname, segment)
);
