-- What lists are asked by. Moments are whole seconds since 1970 in UTC; what has none stands before everything.

alter table articles add column published integer not null default -9007199254740991;
alter table articles add column publisher_key integer;
alter table quotes add column published integer not null default -9007199254740991;
alter table quotes add column publisher_key integer;

-- Names of publishers, once each: a quote carries a number instead.
create table publishers (
  key integer primary key,
  name text not null unique
) strict;
insert into publishers (name) select distinct publisher from articles where publisher is not null;
update articles set
  published = coalesce(cast(strftime('%s', published_at) as integer), published),
  publisher_key = (select key from publishers where name = publisher);
update quotes set (published, publisher_key) =
  (select published, publisher_key from articles where key = quotes.article_key);

create index articles_by_published on articles (published);
create index articles_by_publisher on articles (publisher_key) where publisher_key is not null;
create index articles_by_language on articles (language);
create index quotes_by_published on quotes (published);
create index quotes_by_publisher on quotes (publisher_key) where publisher_key is not null;

-- The least sure first, those of one review status together; most quotes are unreviewed, and no index need list them.
create index quotes_by_confidence on quotes (review_status, confidence);
create index quotes_by_review on quotes (review_status) where review_status <> 'unreviewed';

-- An empty text, not null, is no date: then an index gives the order, those without a date last.
update quotes set said_first = coalesce(said_first, ''), said_last = coalesce(said_last, '');
drop index quotes_by_said;
create index quotes_by_said on quotes (said_last, said_first);

-- Entities of whom the content of a quote speaks.
create table quote_entities (
  quote_key integer not null references quotes (key) on delete cascade,
  entity_key integer not null references entities (key),
  primary key (quote_key, entity_key)
) strict, without rowid;
create unique index quote_entities_by_entity on quote_entities (entity_key, quote_key);
insert into quote_entities (quote_key, entity_key)
  select distinct q.key, m.entity_key
  from quotes q
    join json_each(q.spans) s
    join appearances n on n.article_key = q.article_key
    join mentions m on m.entity_key = n.entity_key and m.article_key = n.article_key
  where m.start_offset >= s.value ->> 'start' and m.end_offset <= s.value ->> 'end'
    and (m.kind <> 'pronoun'
      or not exists (select 1 from quote_speakers k where k.quote_key = q.key and k.entity_key = m.entity_key));

create virtual table articles_fts using fts5 (
  headline, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
insert into articles_fts (rowid, headline, text) select key, headline, text from articles;
create trigger articles_fts_insert after insert on articles begin
  insert into articles_fts (rowid, headline, text) values (new.key, new.headline, new.text);
end;
create trigger articles_fts_update after update of headline, text on articles
  when old.text <> new.text or old.headline is not new.headline begin
  update articles_fts set headline = new.headline, text = new.text where rowid = new.key;
end;
create trigger articles_fts_delete after delete on articles begin
  delete from articles_fts where rowid = old.key;
end;

create virtual table claims_fts using fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
insert into claims_fts (rowid, text) select key, text from claims;
create trigger claims_fts_insert after insert on claims begin
  insert into claims_fts (rowid, text) values (new.key, new.text);
end;
create trigger claims_fts_update after update of text on claims when old.text <> new.text begin
  update claims_fts set text = new.text where rowid = new.key;
end;
create trigger claims_fts_delete after delete on claims begin
  delete from claims_fts where rowid = old.key;
end;

-- Every name of an entity, by the beginnings of its words; the marks of the JSON in which aliases are kept are no words.
create virtual table entities_fts using fts5 (
  names, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);
insert into entities_fts (rowid, names) select key, name || ' ' || aliases from entities;
create trigger entities_fts_insert after insert on entities begin
  insert into entities_fts (rowid, names) values (new.key, new.name || ' ' || new.aliases);
end;
create trigger entities_fts_update after update of name, aliases on entities
  when old.name <> new.name or old.aliases <> new.aliases begin
  update entities_fts set names = new.name || ' ' || new.aliases where rowid = new.key;
end;
create trigger entities_fts_delete after delete on entities begin
  delete from entities_fts where rowid = old.key;
end;

-- What a claim states, so that it can be asked for.
create table claim_quantities (
  claim_key integer not null references claims (key) on delete cascade,
  position integer not null,
  value real not null,
  unit text,
  primary key (claim_key, position)
) strict, without rowid;
create index claim_quantities_by_unit on claim_quantities (unit, value, claim_key);
create index claim_quantities_by_value on claim_quantities (value, claim_key);
insert into claim_quantities (claim_key, position, value, unit)
  select c.key, e.key, e.value ->> 'value', lower(e.value ->> 'unit') from claims c, json_each(c.quantities) e;

create table claim_dates (
  claim_key integer not null references claims (key) on delete cascade,
  position integer not null,
  first text not null,
  last text not null,
  primary key (claim_key, position)
) strict, without rowid;
create index claim_dates_by_last on claim_dates (last, first, claim_key);
insert into claim_dates (claim_key, position, first, last)
  select c.key, e.key,
    e.value ->> 'value' || substr('-01-01', length(e.value ->> 'value') - 3),
    e.value ->> 'value' || substr(case length(e.value ->> 'value') when 4 then '-12-31' else '-01-31' end,
      length(e.value ->> 'value') - 3)
  from claims c, json_each(c.dates) e;

create index claims_by_checkworthiness on claims (checkworthiness);
create index claimants_by_stance on claimants (stance, claim_key);

-- Those that are quoted and mentioned as often are told apart by their keys, which every index has at its end.
drop index entities_by_use;
drop index entities_by_type_and_use;
create index entities_by_use on entities (quotes, mentions) where articles > 0;
create index entities_by_type_and_use on entities (type, quotes, mentions) where articles > 0;
