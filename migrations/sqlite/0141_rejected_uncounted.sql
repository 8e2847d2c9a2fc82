-- Rejected quotes count no longer in what is kept of counts: to take them off where it is read took longer the more there
-- were of them.

drop trigger quotes_counted;
drop trigger quotes_uncounted;
drop trigger quotes_uncounted_for_update;
drop trigger quotes_counted_after_update;
drop trigger quote_speakers_counted;
drop trigger quote_speakers_uncounted;
drop trigger quote_entities_counted;
drop trigger quote_entities_uncounted;
drop trigger quote_entities_recounted;
drop trigger quote_addressees_counted;
drop trigger quote_addressees_uncounted;
drop trigger quote_addressees_recounted;

-- What quotes count for beside the values in their own rows.
create view quote_ties (key, dimension, value) as
  select quote_key, 'entity', cast(entity_key as text) from quote_entities
  union all select distinct quote_key, 'addressee', cast(entity_key as text) from quote_addressees
    where entity_key is not null
  union all select key, 'quote_speakers', '' from quotes
    where exists (select 1 from quote_speakers where quote_key = quotes.key)
  union all select key, 'quote_entities', '' from quotes
    where exists (select 1 from quote_entities where quote_key = quotes.key)
  union all select key, 'quote_addressees', '' from quotes
    where exists (select 1 from quote_addressees where quote_key = quotes.key and entity_key is not null);

insert into quote_counts select dimension, value, -count(*) from quote_values
  where key in (select key from quotes where review_status = 'rejected' and review_status <> 'unreviewed')
  group by dimension, value
  on conflict (dimension, value) do update set n = n + excluded.n;
insert into quote_counts select dimension, value, -count(*) from quote_ties
  where key in (select key from quotes where review_status = 'rejected' and review_status <> 'unreviewed')
  group by dimension, value
  on conflict (dimension, value) do update set n = n + excluded.n;

create trigger quotes_counted after insert on quotes when new.review_status <> 'rejected' begin
  insert into quote_counts (dimension, value, n) select dimension, value, 1 from quote_values where key = new.key
    on conflict (dimension, value) do update set n = n + 1;
end;
create trigger quotes_uncounted before delete on quotes when old.review_status <> 'rejected' begin
  update quote_counts set n = n - 1
    where (dimension, value) in (select dimension, value from quote_values where key = old.key);
end;
create trigger quotes_uncounted_for_update
  before update of review_status, act, type, publisher_key, published, said_first, said_last on quotes
  when old.review_status <> 'rejected' and (new.review_status = 'rejected'
    or (old.act, old.type, old.publisher_key, old.published, old.said_first, old.said_last)
      is not (new.act, new.type, new.publisher_key, new.published, new.said_first, new.said_last)) begin
  update quote_counts set n = n - 1
    where (dimension, value) in (select dimension, value from quote_values where key = old.key);
end;
create trigger quotes_counted_after_update
  after update of review_status, act, type, publisher_key, published, said_first, said_last on quotes
  when new.review_status <> 'rejected' and (old.review_status = 'rejected'
    or (old.act, old.type, old.publisher_key, old.published, old.said_first, old.said_last)
      is not (new.act, new.type, new.publisher_key, new.published, new.said_first, new.said_last)) begin
  insert into quote_counts (dimension, value, n) select dimension, value, 1 from quote_values where key = new.key
    on conflict (dimension, value) do update set n = n + 1;
end;

-- What a quote is tied to counts while the quote does. Of one that is deleted the ties go after it, when nothing tells any
-- more that it was rejected: so they are counted before, to be taken off then.
create trigger quote_ties_uncounted after update of review_status on quotes
  when old.review_status <> 'rejected' and new.review_status = 'rejected' begin
  update quote_counts set n = n - 1
    where (dimension, value) in (select dimension, value from quote_ties where key = new.key);
end;
create trigger quote_ties_counted after update of review_status on quotes
  when old.review_status = 'rejected' and new.review_status <> 'rejected' begin
  insert into quote_counts (dimension, value, n) select dimension, value, 1 from quote_ties where key = new.key
    on conflict (dimension, value) do update set n = n + 1;
end;
create trigger quote_ties_counted_for_delete before delete on quotes when old.review_status = 'rejected' begin
  insert into quote_counts (dimension, value, n) select dimension, value, 1 from quote_ties where key = old.key
    on conflict (dimension, value) do update set n = n + 1;
end;

create trigger quote_speakers_counted after insert on quote_speakers
  when not exists (select 1 from quotes where key = new.quote_key and review_status = 'rejected')
    and not exists (select 1 from quote_speakers where quote_key = new.quote_key and position <> new.position) begin
  update quote_counts set n = n + 1 where dimension = 'quote_speakers';
end;
create trigger quote_speakers_uncounted after delete on quote_speakers
  when not exists (select 1 from quotes where key = old.quote_key and review_status = 'rejected')
    and not exists (select 1 from quote_speakers where quote_key = old.quote_key) begin
  update quote_counts set n = n - 1 where dimension = 'quote_speakers';
end;

create trigger quote_entities_counted after insert on quote_entities
  when not exists (select 1 from quotes where key = new.quote_key and review_status = 'rejected') begin
  insert into quote_counts (dimension, value, n) values ('entity', new.entity_key, 1)
    on conflict (dimension, value) do update set n = n + 1;
  update quote_counts set n = n + 1 where dimension = 'quote_entities'
    and not exists (select 1 from quote_entities where quote_key = new.quote_key and entity_key <> new.entity_key);
end;
create trigger quote_entities_uncounted after delete on quote_entities
  when not exists (select 1 from quotes where key = old.quote_key and review_status = 'rejected') begin
  update quote_counts set n = n - 1 where dimension = 'entity' and value = cast(old.entity_key as text);
  update quote_counts set n = n - 1 where dimension = 'quote_entities'
    and not exists (select 1 from quote_entities where quote_key = old.quote_key);
end;
create trigger quote_entities_recounted after update of entity_key on quote_entities
  when not exists (select 1 from quotes where key = new.quote_key and review_status = 'rejected') begin
  update quote_counts set n = n - 1 where dimension = 'entity' and value = cast(old.entity_key as text);
  insert into quote_counts (dimension, value, n) values ('entity', new.entity_key, 1)
    on conflict (dimension, value) do update set n = n + 1;
end;

-- One may stand twice among the addressees of a quote, and is counted once.
create trigger quote_addressees_counted after insert on quote_addressees
  when new.entity_key is not null
    and not exists (select 1 from quotes where key = new.quote_key and review_status = 'rejected') begin
  insert into quote_counts (dimension, value, n)
    select 'addressee', new.entity_key, 1 where not exists (
      select 1 from quote_addressees
      where quote_key = new.quote_key and entity_key = new.entity_key and position <> new.position)
    on conflict (dimension, value) do update set n = n + 1;
  update quote_counts set n = n + 1 where dimension = 'quote_addressees' and not exists (
    select 1 from quote_addressees
    where quote_key = new.quote_key and entity_key is not null and position <> new.position);
end;
create trigger quote_addressees_uncounted after delete on quote_addressees
  when old.entity_key is not null
    and not exists (select 1 from quotes where key = old.quote_key and review_status = 'rejected') begin
  update quote_counts set n = n - 1 where dimension = 'addressee' and value = cast(old.entity_key as text) and not exists (
    select 1 from quote_addressees where quote_key = old.quote_key and entity_key = old.entity_key);
  update quote_counts set n = n - 1 where dimension = 'quote_addressees' and not exists (
    select 1 from quote_addressees where quote_key = old.quote_key and entity_key is not null);
end;
create trigger quote_addressees_recounted after update of entity_key on quote_addressees
  when old.entity_key is not new.entity_key
    and not exists (select 1 from quotes where key = new.quote_key and review_status = 'rejected') begin
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
