-- A table that is filled at once gets its indexes afterwards (docs/adr/0018).

create function reading.add_table(p_name text) returns void language plpgsql as $$
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
       hash        bytea not null)', p_name);
end $$;

create function reading.add_indexes(p_name text) returns void language plpgsql as $$
begin
  execute format('alter table reading.%I add primary key (negotiation, key)', p_name);
  if p_name like 'search%' then
    execute format('create index on reading.%I using gin (words)', p_name);
    execute format('create index on reading.%I (negotiation, position)', p_name);
  end if;
  execute format('analyze reading.%I', p_name);
end $$;

create or replace function reading.add_question(p_name text) returns void language plpgsql as $$
begin
  perform reading.add_table(p_name);
  perform reading.add_indexes(p_name);
end $$;
