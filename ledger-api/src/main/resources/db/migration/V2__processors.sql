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
