-- Who may sign in. A token is shown once, when it is issued; only its SHA-256 is kept.
create schema access;

create table access.account (
  user_id      text collate "C" primary key,
  token_sha256 bytea not null unique,
  operator     boolean not null
);
