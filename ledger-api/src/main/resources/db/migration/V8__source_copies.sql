-- Files of which whoever registered a source wanted a copy kept. What is on record is the hash; the copy is no part of the record.
-- @column act that registers the source, or is being written to
-- @column keeper who attached the file
-- @column key that opens the content; it is not in the database, and is destroyed with the copy
-- @column content the nonce, the sealed bytes and the tag
-- @column recorded whether the act is on record: before, the copy is its keeper's alone
create table desk.source_copy (
  act         uuid primary key,
  negotiation text collate "C" not null,
  keeper      text collate "C" not null,
  hash        text not null,
  size        bigint not null,
  key         uuid not null,
  content     bytea not null,
  kept        timestamptz not null,
  recorded    boolean not null
);
create index on desk.source_copy (negotiation);
create index on desk.source_copy (keeper, kept);
