-- A time is an instant that was reckoned once, by the ledger: in microseconds since 1970-01-01T00:00Z, as in the log. The
-- database, its driver and Java do not agree on every date before 1582, on the year 0 and on years of five digits.

create function reading.micros(p_at timestamptz) returns bigint language sql immutable
  return (extract(epoch from p_at) * 1000000)::bigint;

do $$
declare v_column record;
begin
  for v_column in
    select c.table_name, c.column_name from information_schema.columns c
     where c.table_schema = 'reading' and c.data_type = 'timestamp with time zone'
       and c.column_name in ('at', 'about', 'until', 'since')
  loop
    execute format('alter table reading.%1$I alter column %2$I type bigint using reading.micros(%2$I)',
                   v_column.table_name, v_column.column_name);
  end loop;
end $$;

drop function reading.micros(timestamptz);

create or replace function reading.add_table(p_name text) returns void language plpgsql as $$
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
