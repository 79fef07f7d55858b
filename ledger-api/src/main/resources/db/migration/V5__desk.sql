-- What people's pages keep for them. None of it is on record, and no answer is made from it.
create schema desk;

-- How far a user has seen a negotiation.
create table desk.seen (
  user_id text not null,
  negotiation text not null,
  position bigint not null,
  primary key (user_id, negotiation)
);
