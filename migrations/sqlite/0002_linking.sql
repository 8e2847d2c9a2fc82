-- Entities that were met over articles with a score, doubts that are left to a person, and authority lists.
-- `name_key` and `block_key` are functions of the program: see src/linking/names.ts.

-- What names that may be one entity's have in common where their keys differ: a surname, initials.
alter table entity_names add column block_key text not null default '';
-- Whether it stands on an authority list: then it stays, though no article uses it.
alter table entity_names add column listed integer not null default 0 check (listed in (0, 1));
update entity_names set
  name_key = name_key((select type from entities where key = entity_key), name),
  block_key = block_key((select type from entities where key = entity_key), name);
create index entity_names_by_block_key on entity_names (block_key) where block_key <> '';

alter table entity_roles add column listed integer not null default 0 check (listed in (0, 1));

-- What an authority list knows the entity as, and the name that it gives; null where no list has it.
alter table entities add column listed_as text;
alter table entities add column listed_name text;
create unique index entities_by_listed_as on entities (listed_as) where listed_as is not null;

-- Those that articles name and those that only lists know are listed apart, by how often they are quoted or the newest
-- first.
drop index entities_by_use;
drop index entities_by_type_and_use;
create index entities_by_use on entities (quotes, mentions, id) where articles > 0;
create index entities_by_type_and_use on entities (type, quotes, mentions, id) where articles > 0;
create index entities_named on entities (key) where articles > 0;
create index entities_named_by_type on entities (type, key) where articles > 0;
create index speakers on entities (key) where quotes > 0;
create index speakers_by_type on entities (type, key) where quotes > 0;
create index entities_listed_only on entities (key) where articles = 0;
create index entities_listed_only_by_type on entities (type, key) where articles = 0;

-- How likely the entity of this article is the same as that of the others; null where this article brought it.
alter table appearances add column link_score real;

-- Two entities that may be one: the one that came later, and the one that was there.
create table doubtful_pairs (
  key integer primary key autoincrement,
  entity_key integer not null references entities (key) on delete cascade,
  other_key integer not null references entities (key) on delete cascade,
  unique (entity_key, other_key),
  check (entity_key > other_key)
) strict;
create index doubtful_pairs_by_other on doubtful_pairs (other_key);

-- Why, as each article saw it; without an article, as an authority list did.
create table doubts (
  key integer primary key autoincrement,
  pair_key integer not null references doubtful_pairs (key) on delete cascade,
  article_key integer references articles (key) on delete cascade,
  score real not null,
  evidence text not null
) strict;
create index doubts_by_pair on doubts (pair_key, key);
create index doubts_by_article on doubts (article_key) where article_key is not null;
