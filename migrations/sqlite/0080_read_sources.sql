-- How far files have been taken in, so that the same command goes on where it was stopped. `state` is what the file was
-- like then: one that is otherwise now is read from its beginning.
create table read_sources (
  place text primary key,
  state text not null,
  done integer not null,
  lines integer not null,
  bytes integer not null
) strict, without rowid;
