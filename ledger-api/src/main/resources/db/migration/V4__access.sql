-- What is known of signing in beside the record, which says who may. Nobody is let in or turned away because of what stands here.
create schema access;

-- When a token was used last, to the minute: written in batches, and by each node for itself.
-- @column token its hash, as it is on record
create table access.token_use (
  token text collate "C" primary key,
  used  timestamptz not null
);
