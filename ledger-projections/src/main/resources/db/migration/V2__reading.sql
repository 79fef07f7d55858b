-- Read models: can be dropped and rebuilt from the record alone.
create schema reading;

create table reading.act (
  position    bigint primary key,
  negotiation text collate "C" not null,
  act_id      uuid not null unique,
  act         bytea not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index act_of_negotiation on reading.act (negotiation, position);

create table reading.negotiation (
  id    text collate "C" primary key,
  title text not null
);

create table reading.admission (
  user_id     text collate "C" not null,
  negotiation text collate "C" not null,
  primary key (user_id, negotiation)
);
