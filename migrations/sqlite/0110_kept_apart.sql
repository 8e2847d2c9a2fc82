-- Pairs of entities of which a person has said that they are two, whatever articles make doubtful.
create table kept_apart (
  entity_key integer not null references entities (key) on delete cascade,
  other_key integer not null references entities (key) on delete cascade,
  primary key (entity_key, other_key),
  check (entity_key > other_key)
) strict, without rowid;
create index kept_apart_by_other on kept_apart (other_key);
