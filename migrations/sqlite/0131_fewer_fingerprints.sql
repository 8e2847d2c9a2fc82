-- Words that records repeat, in less. Nearly all records stand alone: they have no group any more. The hash of a record's
-- words is in its own row, so there are no wordings; and half of the fingerprints find the same records.
-- `wording_hash` and `fewer_fingerprints_of` are functions of the program: see src/store/migrate-functions.ts.

-- Pages that they leave are used again by what follows.
drop table fingerprints;

-- Written in their order: sorting goes by way of a file, and pages that are filled one after the other are full.
create table quote_fingerprints (
  hash integer not null,
  record_key integer not null,
  primary key (hash, record_key)
) strict, without rowid;
insert into quote_fingerprints (hash, record_key)
  select f.value, q.key from quotes q cross join json_each(fewer_fingerprints_of('quote', q.text)) f
  where q.key = (select min(key) from quotes where wording_key = q.wording_key)
  order by 1, 2;
create table claim_fingerprints (
  hash integer not null,
  record_key integer not null,
  primary key (hash, record_key)
) strict, without rowid;
insert into claim_fingerprints (hash, record_key)
  select f.value, c.key from claims c cross join json_each(fewer_fingerprints_of('claim', c.text)) f
  where c.key = (select min(key) from claims where wording_key = c.wording_key)
  order by 1, 2;

drop index quotes_by_wording;
drop index quotes_by_group;
alter table quotes drop column wording_key;
alter table quotes add column words integer not null default 0;
update quotes set words = wording_hash('quote', text),
  group_key = (select key from occurrence_groups where key = quotes.group_key and members > 1);
create index quotes_by_words on quotes (words);
create index quotes_by_group on quotes (group_key) where group_key is not null;

drop index claims_by_wording;
drop index claims_by_group;
alter table claims drop column wording_key;
alter table claims add column words integer not null default 0;
update claims set words = wording_hash('claim', text),
  group_key = (select key from occurrence_groups where key = claims.group_key and members > 1);
create index claims_by_words on claims (words);
create index claims_by_group on claims (group_key) where group_key is not null;

drop table wordings;
delete from occurrence_groups where members < 2;
