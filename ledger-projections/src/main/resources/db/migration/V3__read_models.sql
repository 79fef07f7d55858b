-- What is derived from the record, to be read sooner: every table here can be emptied, and those of the queries dropped, and
-- filled again from the record alone.
--
-- A time is an instant that was computed once, by the ledger: in microseconds since 1970-01-01T00:00Z, as in the log. The
-- database, its driver and Java do not agree on every date before 1582, on the year 0 and on years of five digits.
create schema reading;

create table reading.negotiation (
  id    text collate "C" primary key,
  title text not null
);

create table reading.admission (
  user_id     text collate "C" not null,
  negotiation text collate "C" not null,
  primary key (user_id, negotiation)
);

-- How far each projection has taken the record in, written with what it took in.
create table reading.progress (
  projection text primary key,
  position   bigint not null
);

-- Queries whose rows are stored, each in a table of its name. One that is not here yet is filled by a rebuild.
create table reading.query (
  name text collate "C" primary key
);

-- Each write has a number of its own, whoever writes.
create sequence reading.version cache 1000;

-- How far the read models of a negotiation have come (docs/adr/0025).
-- @column version another one with every write; whoever writes next says which one it knows
-- @column position of the last act that is taken into account
-- @column about the moment it was folded about; it stays the same until `until`
-- @column awaits the position of an act that was put off; where it is the greater one, what is stored is not read
-- @column due from then on it is to be folded again: `until`, or earlier where an act was put off
-- @column sealed the negotiation has text that can be erased, so nothing of it is stored here
-- @column readers who takes part, as of `position`
-- @column called the neutral name of everything that is named
-- @column checksums by query, over the hashes of its rows in their order; a query that is missing has no rows to be read
create table reading.freshness (
  negotiation text collate "C" not null,
  version     bigint not null default nextval('reading.version'),
  position    bigint not null,
  about       bigint not null,
  until       bigint,
  awaits      bigint,
  due         bigint,
  sealed      boolean not null,
  readers     text[] not null,
  called      json not null,
  checksums   json not null
) with (fillfactor = 70);

create function reading.add_freshness_indexes(p_name text) returns void language plpgsql as $$
begin
  execute format('alter table reading.%I add primary key (negotiation)', p_name);
  execute format('create index on reading.%I (due) where due is not null', p_name);
  execute format('analyze reading.%I', p_name);
end $$;
select reading.add_freshness_indexes('freshness');

-- Negotiations that a query cannot be answered for. What went wrong, and never a word of what was said: that could
-- outlive its erasure here.
-- @column position of the act it was first noticed with
create table reading.dead_letter (
  question    text collate "C" not null,
  negotiation text collate "C" not null,
  position    bigint not null,
  cause       text not null,
  since       bigint not null,
  primary key (negotiation, question)
);

-- A table for the rows of one query, or for those that will take their place. One that is filled at once gets its indexes
-- afterwards (docs/adr/0018).
-- @column place in the answer
-- @column body as it is answered; stored as it was written, byte for byte
create function reading.add_table(p_name text) returns void language plpgsql as $$
begin
  execute format(
    'create table reading.%I (
       negotiation text collate "C" not null,
       key         text collate "C" not null,
       place       integer not null,
       position    bigint not null,
       at          bigint,
       body        json not null,
       words       text[] not null,
       hash        bytea not null)', p_name);
end $$;

-- What is searched for has an index over its words (docs/adr/0015).
create function reading.add_indexes(p_name text) returns void language plpgsql as $$
begin
  execute format('alter table reading.%I add primary key (negotiation, key)', p_name);
  if p_name like 'search%' then
    execute format('create index on reading.%I using gin (words)', p_name);
    execute format('create index on reading.%I (negotiation, position)', p_name);
  end if;
  execute format('analyze reading.%I', p_name);
end $$;

create function reading.add_question(p_name text) returns void language plpgsql as $$
begin
  perform reading.add_table(p_name);
  perform reading.add_indexes(p_name);
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
