create table kept_apart (
  entity_key bigint not null references entities (key) on delete cascade,
  other_key bigint not null references entities (key) on delete cascade,
  primary key (entity_key, other_key),
  check (entity_key > other_key)
);
create index kept_apart_by_other on kept_apart (other_key);
