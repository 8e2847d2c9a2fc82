-- The same words elsewhere: what repeats one another is one group, found by fingerprints of words in a row.
-- `wording_hash`, `fingerprints_of`, `same_wording` and `grouped` are functions of the program: see src/store/migrate-functions.ts.

create table occurrence_groups (
  key integer primary key,
  members integer not null check (members >= 0)
) strict;

-- Words are folded otherwise than before: wordings that have become one are made one.
create temp table folded as
  select w.key, wording_hash('quote', (select text from quotes where wording_key = w.key limit 1)) as hash from wordings w;
create temp table merged as
  select key, hash, min(key) over (partition by hash) as kept from folded;
create unique index temp.merged_by_key on merged (key);
update quotes set wording_key = (select kept from merged where key = quotes.wording_key)
  where wording_key in (select key from merged where key <> kept);
delete from wordings where key in (select key from merged where key <> kept);
update wordings set hash = (select hash from merged where key = wordings.key),
  quotes = (select count(*) from quotes where wording_key = wordings.key);
drop table folded;
drop table merged;

-- Claims have wordings of their own; how many records have the words, and the group that they belong to.
alter table wordings rename column quotes to members;
alter table wordings add column group_key integer references occurrence_groups (key);
alter table claims add column wording_key integer references wordings (key);
insert into wordings (hash, members) select wording_hash('claim', text) as hash, count(*) from claims group by hash;
update claims set wording_key = (select key from wordings where hash = wording_hash('claim', claims.text));
create index claims_by_wording on claims (wording_key);

create table fingerprints (
  hash integer not null,
  wording_key integer not null,
  primary key (hash, wording_key)
) strict, without rowid;
create temp table kinds as
  select wording_key as key, 'quote' as kind, min(text) as text from quotes group by wording_key
  union all select wording_key, 'claim', min(text) from claims group by wording_key;
create unique index temp.kinds_by_key on kinds (key);
insert into fingerprints (hash, wording_key)
  select f.value, k.key from kinds k cross join json_each(fingerprints_of(k.kind, k.text)) f;

-- Each is compared with the oldest that share a fingerprint, as it is when it is saved.
insert into occurrence_groups (key, members) select key, 0 from wordings;
update wordings set group_key = key;
create temp table crowded as
  select hash, (select wording_key from fingerprints where hash = f.hash order by wording_key limit 1 offset 31) as last
  from fingerprints f group by hash having count(*) > 32;
create unique index temp.crowded_by_hash on crowded (hash);
create temp table pairs as
  select distinct a.wording_key as one, b.wording_key as other
  from fingerprints b left join crowded c on c.hash = b.hash cross join fingerprints a
  where a.hash = b.hash and a.wording_key <= min(b.wording_key - 1, coalesce(c.last, b.wording_key));
create temp table joined (key integer primary key, group_key integer not null) strict;
insert into joined (key, group_key)
  select j.value ->> 0, j.value ->> 1 from json_each((
    select grouped(json_array(p.one, p.other)) from pairs p
      cross join kinds x on x.key = p.one cross join kinds y on y.key = p.other
    where same_wording(x.kind, x.text, y.text))) j;
update wordings set group_key = (select group_key from joined where key = wordings.key)
  where key in (select key from joined);
drop table pairs;
drop table crowded;
drop table joined;
drop table kinds;
create index wordings_by_group on wordings (group_key);
delete from occurrence_groups where key not in (select group_key from wordings);
update occurrence_groups set members = (select sum(members) from wordings where group_key = occurrence_groups.key);

-- The first stored first: an index gives the order in which a group is listed.
alter table quotes add column group_key integer references occurrence_groups (key);
update quotes set group_key = (select group_key from wordings where key = quotes.wording_key);
create index quotes_by_group on quotes (group_key);
alter table claims add column group_key integer references occurrence_groups (key);
update claims set group_key = (select group_key from wordings where key = claims.wording_key);
create index claims_by_group on claims (group_key);
