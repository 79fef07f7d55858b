-- The acts of a negotiation are read from the record itself; there is no second copy.
drop table reading.act;
truncate reading.negotiation, reading.admission;

-- How far each projection has taken the record in, written with what it took in.
create table reading.progress (
  projection text primary key,
  position   bigint not null
);
