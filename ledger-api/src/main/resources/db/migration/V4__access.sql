-- What is known of signing in beside the record, which says who may. Nobody is let in or turned away because of what stands here.
create schema access;

-- When a token was used last, to the minute: written in batches, and by each node for itself.
-- @column token its hash, as it is on record
create table access.token_use (
  token text collate "C" primary key,
  used  timestamptz not null
);

-- Who signed in, and who was turned away (docs/spec/questions.md). No secret, no hash of one, and nothing of what was asked or said.
-- @column what SIGNED_IN, SIGNED_OUT, REFUSED, SLOWED or DENIED
-- @column account empty where nobody has the name that was given, or none was
-- @column token the name of a personal token; empty for an account's own
-- @column address of IPv6 the first 64 bits
-- @column times how often the same came from `first` to `last`
create table access.sign_in (
  number  bigint generated always as identity primary key,
  what    text not null,
  way     text not null,
  account text collate "C" not null,
  token   text collate "C" not null,
  address text collate "C" not null,
  first   timestamptz not null,
  last    timestamptz not null,
  times   bigint not null
);
create index on access.sign_in (account, number);
