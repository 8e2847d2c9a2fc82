-- Words that records repeat, in less. Nearly all records stand alone: they have no group any more. The hash of a record's
-- words, the first 48 bits of what it was, is in its own row, so there are no wordings. What is written from now on has half
-- of the fingerprints, which find the same records; those that are there find them too.

create table quote_fingerprints (
  hash integer not null,
  record_key bigint not null,
  primary key (hash, record_key)
);
insert into quote_fingerprints (hash, record_key)
  select f.hash, r.key from fingerprints f
  join (select wording_key, min(key) as key from quotes group by wording_key) as r on r.wording_key = f.wording_key;
create table claim_fingerprints (
  hash integer not null,
  record_key bigint not null,
  primary key (hash, record_key)
);
insert into claim_fingerprints (hash, record_key)
  select f.hash, r.key from fingerprints f
  join (select wording_key, min(key) as key from claims group by wording_key) as r on r.wording_key = f.wording_key;
drop table fingerprints;

create function pg_temp.first_48_bits(hash text) returns bigint language sql immutable as $$
  -- Shifted to the left end and back, which keeps the sign.
  select (cast(cast(('x' || encode(decode(translate(left(hash, 8), '-_', '+/'), 'base64'), 'hex') || '0000') as bit(64)) as bigint)) >> 16
$$;

drop index quotes_by_wording;
drop index quotes_by_group;
alter table quotes add column words bigint not null default 0;
update quotes set
  words = (select pg_temp.first_48_bits(hash) from wordings where key = wording_key),
  group_key = (select key from occurrence_groups where key = quotes.group_key and members > 1);
alter table quotes drop column wording_key;
create index quotes_by_words on quotes (words, key);
create index quotes_by_group on quotes (group_key, key) where group_key is not null;

drop index claims_by_wording;
drop index claims_by_group;
alter table claims add column words bigint not null default 0;
update claims set
  words = (select pg_temp.first_48_bits(hash) from wordings where key = wording_key),
  group_key = (select key from occurrence_groups where key = claims.group_key and members > 1);
alter table claims drop column wording_key;
create index claims_by_words on claims (words, key);
create index claims_by_group on claims (group_key, key) where group_key is not null;

drop table wordings;
delete from occurrence_groups where members < 2;
drop function pg_temp.first_48_bits(text);
