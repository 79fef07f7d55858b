-- How far the log has been shown: up to a checkpoint that is as durable as what is acknowledged. Told after that is known, so whoever reads this row on a
-- standby may show as much, whatever becomes of the primary; what else the standby has may never have been acknowledged (docs/adr/0056).
create table record.shown (
  log_id smallint primary key references record.log,
  size   bigint not null check (size >= 0)
);

-- No standby is waited for: should the row be lost with the primary, whoever goes on shows its checkpoint again.
create function record.show(p_log smallint, p_size bigint) returns void
language plpgsql security definer set search_path = record, pg_temp as $$
begin
  perform set_config('synchronous_commit', 'local', true);
  insert into shown as s values (p_log, p_size)
    on conflict (log_id) do update set size = excluded.size where s.size < excluded.size;
end $$;
