-- The record: every entry of a log in one gapless order (docs/spec/entries.md, docs/adr/0012). Nothing here is ever changed,
-- but for payloads that an act takes away (docs/adr/0030).
create schema record;

-- @column epoch raised when a standby is promoted or a backup restored; whoever still writes with an older one is fenced
-- @column timeline PostgreSQL's own count of promotions and restores, as it was when the log was last opened
create table record.log (
  log_id   smallint primary key,
  origin   text collate "C" not null unique,
  epoch    bigint not null check (epoch > 0),
  timeline text not null
);

-- One row for each append: the head of the log is the end of its last batch. Inserted and never updated, so that a long
-- snapshot elsewhere leaves no dead rows under the hottest read there is. Recorded times rise with positions.
create table record.batch (
  log_id      smallint not null, -- of record.log, which an append reads anyway: a reference would cost it another query
  first_pos   bigint not null,
  n           integer not null check (n > 0),
  batch_id    uuid not null,
  recorded_us bigint not null,
  primary key (log_id, first_pos)
);

-- What is answered is answered from `opening`, and only where the leaf that follows from it is the one in the tree. The other
-- columns are for finding entries and say again what stands in it; whoever reads compares them.
-- @column leaf the commitment in the entry's leaf
-- @column opening its parts with their salts, or the commitments to those that were taken away (docs/spec/entries.md)
create table record.event (
  log_id      smallint not null,
  pos         bigint not null,
  event       uuid not null,
  negotiation text collate "C" not null,
  stream      text collate "C" not null,
  version     bigint not null,
  leaf        bytea not null check (octet_length(leaf) = 32),
  opening     bytea not null,
  primary key (log_id, pos)
);

-- Two indexes serve all reads, since each costs as much to write as the rest of the row.
create unique index one_entry_an_event on record.event (event);
create unique index one_entry_a_version on record.event (negotiation, stream, version);

-- Batches that were looked for and not found. Should the call that writes one still be on its way, it is refused.
create table record.given_up (
  batch_id uuid primary key
);

-- How far tiles have been written, and what was signed. A checkpoint is the point of no return: after it the log may
-- never be shorter.
create table record.checkpoint (
  log_id     smallint not null references record.log,
  size       bigint not null check (size >= 0),
  root       bytea not null check (octet_length(root) = 32),
  edge       bytea not null,
  note       text not null,
  primary key (log_id, size)
);

create function record.timeline() returns text language sql as $$
  select case when pg_is_in_recovery() then 'recovering' else left(pg_walfile_name(pg_current_wal_lsn()), 8) end
$$;

-- Opens a log, making it where there is none. On another timeline than before, this database was promoted or restored:
-- the epoch rises, and writers that came from before are fenced.
create function record.open_log(p_log smallint, p_origin text, out origin text, out epoch bigint)
language plpgsql security definer set search_path = record, pg_temp as $$
begin
  perform pg_advisory_xact_lock(20260, p_log);
  insert into log values (p_log, p_origin, 1, record.timeline()) on conflict (log_id) do nothing;
  update log l set epoch = l.epoch + 1, timeline = record.timeline()
   where l.log_id = p_log and l.timeline <> record.timeline();
  select l.origin, l.epoch into strict origin, epoch from log l where l.log_id = p_log;
end $$;

create function record.raise_epoch(p_log smallint) returns bigint
language plpgsql security definer set search_path = record, pg_temp as $$
declare
  v_epoch bigint;
begin
  perform pg_advisory_xact_lock(20260, p_log);
  update log set epoch = epoch + 1 where log_id = p_log returning epoch into strict v_epoch;
  return v_epoch;
end $$;

-- Says why a batch cannot be appended.
create function record.refuse_append(p_log smallint, p_epoch bigint, p_batch uuid, p_expect bigint, p_recorded_us bigint)
returns void
language plpgsql security definer set search_path = record, pg_temp as $$
declare
  v_head bigint;
  v_recorded bigint;
  v_epoch bigint;
begin
  select l.epoch, coalesce(b.first_pos + b.n, 0), coalesce(b.recorded_us, p_recorded_us)
    into strict v_epoch, v_head, v_recorded
    from log l
    left join lateral
      (select first_pos, n, recorded_us from batch where log_id = p_log order by first_pos desc limit 1) b on true
   where l.log_id = p_log;
  if v_epoch <> p_epoch then
    raise exception 'fenced: the epoch is %, not %', v_epoch, p_epoch using errcode = 'LK001';
  end if;
  if exists (select from given_up where batch_id = p_batch) then
    raise exception 'batch % was given up', p_batch using errcode = 'LK006';
  end if;
  if v_head <> p_expect then
    raise exception 'the head is %, not %', v_head, p_expect using errcode = 'LK002';
  end if;
  raise exception 'recorded time % is before %', p_recorded_us, v_recorded using errcode = 'LK004';
end $$;

-- Appends a batch behind the head that its writer expects. Positions rise in commit order because the lock is held until
-- the batch is durable and visible; every statement after it sees what the last holder wrote. What must hold is asked by
-- the statement that inserts the batch, and one entry is inserted without unnesting: an entry that comes alone costs
-- PostgreSQL two thirds of what it would cost otherwise.
--   LK001 fenced by a newer epoch    LK002 the head is not the expected one
--   LK003 fewer rows than entries    LK004 recorded time would run backwards
--   LK006 somebody was told already that this batch is not recorded
create function record.append(
  p_log smallint, p_epoch bigint, p_batch uuid, p_expect bigint, p_recorded_us bigint,
  p_event uuid[], p_negotiation text[], p_stream text[], p_version bigint[], p_leaf bytea[], p_opening bytea[])
returns void
language plpgsql security definer set search_path = record, pg_temp as $$
declare
  v_n integer := cardinality(p_leaf);
  v_got integer;
begin
  perform pg_advisory_xact_lock(20260, p_log);
  insert into batch
    select p_log, p_expect, v_n, p_batch, p_recorded_us
      from log l
     where l.log_id = p_log and l.epoch = p_epoch
       and coalesce(
             (select b.first_pos + b.n = p_expect and b.recorded_us <= p_recorded_us
                from batch b where b.log_id = p_log order by b.first_pos desc limit 1),
             p_expect = 0)
       and not exists (select from given_up where batch_id = p_batch);
  if not found then
    perform refuse_append(p_log, p_epoch, p_batch, p_expect, p_recorded_us);
  end if;
  if v_n = 1 then
    insert into event (log_id, pos, event, negotiation, stream, version, leaf, opening)
      values (p_log, p_expect, p_event[1], p_negotiation[1], p_stream[1], p_version[1], p_leaf[1], p_opening[1]);
  else
    insert into event (log_id, pos, event, negotiation, stream, version, leaf, opening)
      select p_log, p_expect + generate_series(0, v_n - 1),
             unnest(p_event), unnest(p_negotiation), unnest(p_stream), unnest(p_version), unnest(p_leaf), unnest(p_opening);
    get diagnostics v_got = row_count;
    if v_got <> v_n then
      raise exception '% rows for % entries', v_got, v_n using errcode = 'LK003';
    end if;
  end if;
  perform pg_notify('ledger_' || p_log, (p_expect + v_n)::text);
end $$;

-- What became of a batch that expected the head to be p_first and whose answer was lost: whether it is recorded, and if not it never will be. Waits for
-- whoever may still be writing it. It writes, so that its own commit waits for the standbys: then what it found is as durable as what is acknowledged.
create function record.resolve(p_log smallint, p_batch uuid, p_first bigint) returns boolean
language plpgsql security definer set search_path = record, pg_temp as $$
begin
  perform pg_advisory_xact_lock(20260, p_log);
  update log set epoch = epoch where log_id = p_log;
  if exists (select from batch where log_id = p_log and first_pos = p_first and batch_id = p_batch) then
    return true;
  end if;
  insert into given_up values (p_batch) on conflict do nothing;
  return false;
end $$;

-- Keeps a signed checkpoint if the last one is still the one its signer went on from, and its epoch is current. What is
-- kept may be shown; so nothing is shown that another node could contradict.
create function record.keep_checkpoint(
  p_log smallint, p_epoch bigint, p_after bigint, p_size bigint, p_root bytea, p_edge bytea, p_note text)
returns boolean
language plpgsql security definer set search_path = record, pg_temp as $$
begin
  perform pg_advisory_xact_lock(20261, p_log);
  if coalesce((select max(size) from checkpoint where log_id = p_log), -1) <> p_after
     or (select epoch from log where log_id = p_log) <> p_epoch then
    return false;
  end if;
  insert into checkpoint values (p_log, p_size, p_root, p_edge, p_note);
  return true;
end $$;

-- Prevention for whoever means no harm; the Merkle tree finds out the others. A payload may be taken away, never changed.
create function record.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'record.% is only ever added to', tg_table_name using errcode = 'LK005';
end $$;
create trigger only_added_to before update or delete or truncate on record.batch
  for each statement execute function record.refuse_change();
create trigger only_added_to before delete or truncate on record.event
  for each statement execute function record.refuse_change();
create trigger only_added_to before update or delete or truncate on record.checkpoint
  for each statement execute function record.refuse_change();

-- Takes the payload of an entry away, once an act on record says so: what is left of it are commitments. Does nothing where it is
-- gone already, so that any node may do it, and do it again.
create function record.take_away(p_log smallint, p_pos bigint, p_opening bytea) returns boolean
language plpgsql security definer set search_path = record, pg_temp as $$
declare
  v_taken boolean;
begin
  perform set_config('record.take_away', p_log || ' ' || p_pos, true);
  update event set opening = p_opening
   where log_id = p_log and pos = p_pos and octet_length(opening) > octet_length(p_opening);
  v_taken := found;
  perform set_config('record.take_away', '', true);
  return v_taken;
end $$;

create function record.refuse_other_change() returns trigger language plpgsql as $$
begin
  if current_setting('record.take_away', true) is distinct from old.log_id || ' ' || old.pos
     or (new.log_id, new.pos, new.event, new.negotiation, new.stream, new.version, new.leaf)
        is distinct from (old.log_id, old.pos, old.event, old.negotiation, old.stream, old.version, old.leaf) then
    raise exception 'record.event is only ever added to' using errcode = 'LK005';
  end if;
  return new;
end $$;
create trigger only_taken_away before update on record.event
  for each row execute function record.refuse_other_change();
