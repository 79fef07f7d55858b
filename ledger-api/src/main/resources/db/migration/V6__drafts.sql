-- Acts that are being written, each of one user, until they are recorded. Nothing is decided on them, and they are no part of the record.
-- @column id the id of the act that it becomes
-- @column typed what was typed, by the path of each field, as JSON that is sealed under a key of its user: {"key", "nonce", "text"}; nothing is in it once it is recorded
-- @column following the draft that it was begun for
-- @column recorded the position of the act; a draft that is sent again finds it here
create table desk.draft (
  id          uuid primary key,
  author      text collate "C" not null,
  negotiation text collate "C" not null,
  act         text not null,
  typed       json not null,
  following   uuid,
  changed     timestamptz not null,
  recorded    bigint
);
create index on desk.draft (author, changed);
