-- A standby that was promoted takes nothing from writers that know the former primary, until the log was opened on it: what they
-- have in memory may be of entries that it does not have (docs/adr/0052). Opening raises the epoch there, as it always did.
create or replace function record.refuse_append(p_log smallint, p_epoch bigint, p_batch uuid, p_expect bigint, p_recorded_us bigint)
returns void
language plpgsql security definer set search_path = record, pg_temp as $$
declare
  v_head bigint;
  v_recorded bigint;
  v_epoch bigint;
  v_timeline text;
begin
  select l.epoch, l.timeline, coalesce(b.first_pos + b.n, 0), coalesce(b.recorded_us, p_recorded_us)
    into strict v_epoch, v_timeline, v_head, v_recorded
    from log l
    left join lateral
      (select first_pos, n, recorded_us from batch where log_id = p_log order by first_pos desc limit 1) b on true
   where l.log_id = p_log;
  if v_epoch <> p_epoch then
    raise exception 'fenced: the epoch is %, not %', v_epoch, p_epoch using errcode = 'LK001';
  end if;
  if v_timeline <> record.timeline() then
    raise exception 'fenced: the timeline is %, not %', record.timeline(), v_timeline using errcode = 'LK001';
  end if;
  if exists (select from given_up where batch_id = p_batch) then
    raise exception 'batch % was given up', p_batch using errcode = 'LK006';
  end if;
  if v_head <> p_expect then
    raise exception 'the head is %, not %', v_head, p_expect using errcode = 'LK002';
  end if;
  raise exception 'recorded time % is before %', p_recorded_us, v_recorded using errcode = 'LK004';
end $$;

create or replace function record.append(
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
     where l.log_id = p_log and l.epoch = p_epoch and l.timeline = record.timeline()
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

create or replace function record.keep_checkpoint(
  p_log smallint, p_epoch bigint, p_after bigint, p_size bigint, p_root bytea, p_edge bytea, p_note text)
returns boolean
language plpgsql security definer set search_path = record, pg_temp as $$
begin
  perform pg_advisory_xact_lock(20261, p_log);
  if coalesce((select max(size) from checkpoint where log_id = p_log), -1) <> p_after
     or (select (epoch, timeline) from log where log_id = p_log) <> (p_epoch, record.timeline()) then
    return false;
  end if;
  insert into checkpoint values (p_log, p_size, p_root, p_edge, p_note);
  return true;
end $$;
