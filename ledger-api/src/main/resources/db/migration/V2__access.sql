-- Who may sign in. A token is shown once, when it is issued; only its SHA-256 is kept.
create schema access;

create table access.account (
  user_id      text collate "C" primary key,
  token_sha256 bytea not null unique,
  operator     boolean not null
);

-- How far each event processor of Axon has read, and which node reads for it now (docs/adr/0003).
create table tokenentry (
  processorname text not null,
  segment       integer not null,
  token         bytea,
  tokentype     text,
  "timestamp"   text,
  owner         text,
  primary key (processorname, segment)
);
