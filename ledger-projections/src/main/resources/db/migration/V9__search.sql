-- What each act can be found by: like the tables of the other questions, and with an index over the words.
-- @column body what the act can be found by, with its texts; kept as it was written, byte for byte
-- @column words as they are compared (docs/adr/0015)
create table reading.search (
  negotiation text collate "C" not null,
  key         text collate "C" not null,
  place       integer not null,
  position    bigint not null,
  at          timestamptz,
  body        json not null,
  words       text[] not null,
  hash        bytea not null,
  primary key (negotiation, key)
);
create index search_words on reading.search using gin (words);
create index search_position on reading.search (negotiation, position);
