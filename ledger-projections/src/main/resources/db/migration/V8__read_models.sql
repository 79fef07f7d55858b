-- Answers that are kept (docs/adr/0014): every table here can be emptied, and those of the questions dropped, and filled again
-- from the record alone.

-- How far the answer to a question about a negotiation has come.
-- @column question the table that its rows are in
-- @column position of the last act that is taken into account
-- @column about the moment it was folded about; it stays the same until `until`
-- @column sealed the negotiation has text that can be erased, so nothing of it is kept here
-- @column readers who takes part, as of `position`
-- @column called the neutral name of everything that is named
-- @column checksum over the hashes of its rows, in their order
create table reading.model (
  question    text collate "C" not null,
  negotiation text collate "C" not null,
  position    bigint not null,
  about       timestamptz not null,
  until       timestamptz,
  sealed      boolean not null,
  readers     text[] not null,
  called      json not null,
  checksum    text not null,
  primary key (question, negotiation)
);
create index model_until on reading.model (question, until) where until is not null;

-- Negotiations that a question cannot be answered for. What went wrong, and never a word of what was said: that could
-- outlive its erasure here.
-- @column position of the act it was first noticed with
create table reading.dead_letter (
  question    text collate "C" not null,
  negotiation text collate "C" not null,
  position    bigint not null,
  cause       text not null,
  since       timestamptz not null,
  primary key (question, negotiation)
);

-- A table for the rows of one question, or for those that will take their place. What is searched for has an index over
-- its words (docs/adr/0015).
-- @column place in the answer
-- @column body as it is answered; kept as it was written, byte for byte
create function reading.add_question(p_name text) returns void language plpgsql as $$
begin
  execute format(
    'create table reading.%I (
       negotiation text collate "C" not null,
       key         text collate "C" not null,
       place       integer not null,
       position    bigint not null,
       at          timestamptz,
       body        json not null,
       words       text[] not null,
       hash        bytea not null,
       primary key (negotiation, key))', p_name);
  if p_name like 'search%' then
    execute format('create index on reading.%I using gin (words)', p_name);
    execute format('create index on reading.%I (negotiation, position)', p_name);
  end if;
end $$;
select reading.add_question(q) from unnest(array['register', 'positions', 'board', 'docket', 'timeline', 'calendar', 'search']) q;

-- The rebuild that is under way or was the last one, at most one: where it stands, so that it can be taken up by anybody.
-- @column questions whose tables it fills beside the ones that are read
-- @column reached the last negotiation that is done, in the order of their ids
-- @column head of the record when it began to look for what came meanwhile
create table reading.rebuild (
  one       boolean primary key default true check (one),
  questions text[] not null,
  reached   text collate "C" not null,
  done      bigint not null,
  total     bigint not null,
  head      bigint not null,
  seconds   double precision not null,
  state     text not null check (state in ('RUNNING', 'STOPPED', 'DONE'))
);
