-- Where accounts have the feed posted to (docs/spec/webhooks.md). None of it is on record, and no answer is made from it.
-- @column negotiation the only one that is told of; null for all that the owner takes part in
-- @column sealed the address and the secrets, as JSON that is sealed under a key of the owner: {"key", "nonce", "text"}
-- @column former_until how long messages are signed with the secret before this one too
-- @column passed the last position that was delivered, or that there was nothing to deliver of
-- @column failed attempts in a row to deliver what comes next, since failing_since
-- @column due when the next attempt is made
-- @column off why nothing is delivered, since off_since; null where something is
-- @column lease of the server that delivers now; it may until leased_until, by the clock of the database
-- @column tried when something was sent by hand last
create table desk.webhook (
  id            uuid primary key,
  owner         text collate "C" not null,
  negotiation   text collate "C",
  sealed        text not null,
  former_until  timestamptz,
  made          timestamptz not null,
  passed        bigint not null,
  failed        integer not null,
  failing_since timestamptz,
  due           timestamptz not null,
  off           text,
  off_since     timestamptz,
  lease         uuid,
  leased_until  timestamptz,
  tried         timestamptz
);
create index on desk.webhook (owner, made);
create index on desk.webhook (due) where off is null;

-- Every attempt to deliver, for some time. What was sent is not here: it is made of the record again.
-- @column message the header webhook-id
-- @column position null for a message that tries the address out
-- @column attempt counts those at the same position in a row, from 1
-- @column status that was answered; null where nothing was
create table desk.webhook_attempt (
  number   bigint generated always as identity primary key,
  webhook  uuid not null references desk.webhook on delete cascade,
  at       timestamptz not null,
  kind     text not null,
  message  uuid not null,
  position bigint,
  attempt  integer not null,
  outcome  text not null,
  status   integer,
  took_ms  integer not null
);
create index on desk.webhook_attempt (webhook, number);
create index on desk.webhook_attempt (at);
