-- What people change, and what it was before.

-- Goes up with each change of the record itself: who corrects it says which one has been seen.
alter table quotes add column version integer not null default 1;
alter table entities add column version integer not null default 1;

-- What a person says of an entity stands before what articles and lists say; null where nobody has said anything.
alter table entities add column given_name text;
alter table entities add column given_type text;
alter table entities add column given_same_as text;
-- 1: a person has given it; -1: a person has taken it away; 0: neither.
alter table entity_names add column given integer not null default 0 check (given in (-1, 0, 1));
alter table entity_roles add column given integer not null default 0 check (given in (-1, 0, 1));

-- Whether only a person has said that the entity has to do with the article.
alter table appearances add column by_person integer not null default 0 check (by_person in (0, 1));

create table changes (
  key integer primary key autoincrement,
  record_id text not null,
  version integer not null,
  action text not null,
  by text,
  at text not null,
  -- The fields that changed, as the record had them, and as it has them since.
  before text not null,
  after text not null,
  -- What only undoing it needs.
  state text,
  undone integer not null default 0 check (undone in (0, 1))
) strict;
create index changes_by_record on changes (record_id, key);

-- Entities that have become another one: their ids go on meaning it.
create table merged_entities (
  id text primary key,
  entity_key integer not null references entities (key) on delete cascade,
  change_key integer not null references changes (key)
) strict, without rowid;
create index merged_entities_by_entity on merged_entities (entity_key);
