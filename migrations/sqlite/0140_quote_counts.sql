-- How many quotes there are of each value of what they are counted by: to go through ten million of them takes seconds, and
-- would have to be done again after each that is written. Rejected ones count here too; they are few, and are taken off
-- where it is read. Triggers keep all of it, so it is in no archive. Of a value that is gone a row with 0 may stay.

-- The values in a quote's own row, as texts: publishers by their keys, 0 for none; when the article came out as a day in
-- UTC, '' for none; when it was said as the day, or the month, that is told as exactly as that, '' for none.
create view quote_values (key, dimension, value) as
  select key, 'act', act from quotes
  union all select key, 'type', type from quotes
  union all select key, 'publisher', cast(coalesce(publisher_key, 0) as text) from quotes
  union all select key, 'published', coalesce(strftime('%Y-%m-%d', published, 'unixepoch'), '') from quotes
  union all select key, 'said', case
      when substr(said_first, 1, 10) = substr(said_last, 1, 10) then substr(said_last, 1, 10)
      when substr(said_first, 1, 7) = substr(said_last, 1, 7) then substr(said_last, 1, 7) else '' end from quotes;

-- Beside those values `entity` and `addressee`, by the keys of those of whom quotes speak and to whom they were said, each
-- once a quote; and under the name of a table how many quotes have an entity in it.
create table quote_counts (
  dimension text not null,
  value text not null,
  n integer not null,
  primary key (dimension, value)
) strict, without rowid;

insert into quote_counts select 'act', value, count(*) from quote_values where dimension = 'act' group by value;
insert into quote_counts select 'type', value, count(*) from quote_values where dimension = 'type' group by value;
insert into quote_counts
  select 'publisher', value, count(*) from quote_values where dimension = 'publisher' group by value;
insert into quote_counts
  select 'published', value, count(*) from quote_values where dimension = 'published' group by value;
insert into quote_counts select 'said', value, count(*) from quote_values where dimension = 'said' group by value;
insert into quote_counts select 'entity', entity_key, count(*) from quote_entities group by entity_key;
insert into quote_counts
  select 'addressee', entity_key, count(distinct quote_key) from quote_addressees where entity_key is not null group by 2;
insert into quote_counts select 'quote_speakers', '', count(distinct quote_key) from quote_speakers;
insert into quote_counts select 'quote_entities', '', count(distinct quote_key) from quote_entities;
insert into quote_counts
  select 'quote_addressees', '', count(distinct quote_key) from quote_addressees where entity_key is not null;

create trigger quotes_counted after insert on quotes begin
  insert into quote_counts (dimension, value, n) select dimension, value, 1 from quote_values where key = new.key
    on conflict (dimension, value) do update set n = n + 1;
end;
create trigger quotes_uncounted before delete on quotes begin
  update quote_counts set n = n - 1
    where (dimension, value) in (select dimension, value from quote_values where key = old.key);
end;
create trigger quotes_uncounted_for_update
  before update of act, type, publisher_key, published, said_first, said_last on quotes
  when (old.act, old.type, old.publisher_key, old.published, old.said_first, old.said_last)
    is not (new.act, new.type, new.publisher_key, new.published, new.said_first, new.said_last) begin
  update quote_counts set n = n - 1
    where (dimension, value) in (select dimension, value from quote_values where key = old.key);
end;
create trigger quotes_counted_after_update
  after update of act, type, publisher_key, published, said_first, said_last on quotes
  when (old.act, old.type, old.publisher_key, old.published, old.said_first, old.said_last)
    is not (new.act, new.type, new.publisher_key, new.published, new.said_first, new.said_last) begin
  insert into quote_counts (dimension, value, n) select dimension, value, 1 from quote_values where key = new.key
    on conflict (dimension, value) do update set n = n + 1;
end;

create trigger quote_speakers_counted after insert on quote_speakers
  when not exists (select 1 from quote_speakers where quote_key = new.quote_key and position <> new.position) begin
  update quote_counts set n = n + 1 where dimension = 'quote_speakers';
end;
create trigger quote_speakers_uncounted after delete on quote_speakers
  when not exists (select 1 from quote_speakers where quote_key = old.quote_key) begin
  update quote_counts set n = n - 1 where dimension = 'quote_speakers';
end;

create trigger quote_entities_counted after insert on quote_entities begin
  insert into quote_counts (dimension, value, n) values ('entity', new.entity_key, 1)
    on conflict (dimension, value) do update set n = n + 1;
  update quote_counts set n = n + 1 where dimension = 'quote_entities'
    and not exists (select 1 from quote_entities where quote_key = new.quote_key and entity_key <> new.entity_key);
end;
create trigger quote_entities_uncounted after delete on quote_entities begin
  update quote_counts set n = n - 1 where dimension = 'entity' and value = cast(old.entity_key as text);
  update quote_counts set n = n - 1 where dimension = 'quote_entities'
    and not exists (select 1 from quote_entities where quote_key = old.quote_key);
end;
create trigger quote_entities_recounted after update of entity_key on quote_entities begin
  update quote_counts set n = n - 1 where dimension = 'entity' and value = cast(old.entity_key as text);
  insert into quote_counts (dimension, value, n) values ('entity', new.entity_key, 1)
    on conflict (dimension, value) do update set n = n + 1;
end;

-- One may stand twice among the addressees of a quote, and is counted once.
create trigger quote_addressees_counted after insert on quote_addressees when new.entity_key is not null begin
  insert into quote_counts (dimension, value, n)
    select 'addressee', new.entity_key, 1 where not exists (
      select 1 from quote_addressees
      where quote_key = new.quote_key and entity_key = new.entity_key and position <> new.position)
    on conflict (dimension, value) do update set n = n + 1;
  update quote_counts set n = n + 1 where dimension = 'quote_addressees' and not exists (
    select 1 from quote_addressees
    where quote_key = new.quote_key and entity_key is not null and position <> new.position);
end;
create trigger quote_addressees_uncounted after delete on quote_addressees when old.entity_key is not null begin
  update quote_counts set n = n - 1 where dimension = 'addressee' and value = cast(old.entity_key as text) and not exists (
    select 1 from quote_addressees where quote_key = old.quote_key and entity_key = old.entity_key);
  update quote_counts set n = n - 1 where dimension = 'quote_addressees' and not exists (
    select 1 from quote_addressees where quote_key = old.quote_key and entity_key is not null);
end;
create trigger quote_addressees_recounted after update of entity_key on quote_addressees
  when old.entity_key is not new.entity_key begin
  update quote_counts set n = n - 1 where dimension = 'addressee' and value = cast(old.entity_key as text) and not exists (
    select 1 from quote_addressees where quote_key = old.quote_key and entity_key = old.entity_key);
  insert into quote_counts (dimension, value, n)
    select 'addressee', new.entity_key, 1 where new.entity_key is not null and not exists (
      select 1 from quote_addressees
      where quote_key = new.quote_key and entity_key = new.entity_key and position <> new.position)
    on conflict (dimension, value) do update set n = n + 1;
  update quote_counts set n = n + (new.entity_key is not null) - (old.entity_key is not null)
    where dimension = 'quote_addressees' and not exists (
      select 1 from quote_addressees
      where quote_key = new.quote_key and entity_key is not null and position <> new.position);
end;
