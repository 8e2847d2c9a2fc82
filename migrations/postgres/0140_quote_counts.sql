-- The form of SQLite's database with the same number: see there.
create table quote_counts (
  dimension text collate "C" not null,
  value text collate "C" not null,
  n bigint not null,
  primary key (dimension, value)
);

-- The values in a quote's own row.
create function quote_values(
  act text, type text, publisher_key bigint, published bigint, said_first text, said_last text
) returns table (dimension text, value text) language sql stable as $$
  values
    ('act', act),
    ('type', type),
    ('publisher', coalesce(publisher_key, 0)::text),
    ('published', case when published between -62135596800 and 253402300799
      then to_char(to_timestamp(published) at time zone 'UTC', 'YYYY-MM-DD') else '' end),
    ('said', case
      when substr(said_first, 1, 10) = substr(said_last, 1, 10) then substr(said_last, 1, 10)
      when substr(said_first, 1, 7) = substr(said_last, 1, 7) then substr(said_last, 1, 7) else '' end)
$$;

insert into quote_counts
  select v.dimension, v.value, count(*)
  from quotes q cross join lateral quote_values(q.act, q.type, q.publisher_key, q.published, q.said_first, q.said_last) v
  group by v.dimension, v.value;
insert into quote_counts select 'entity', entity_key::text, count(*) from quote_entities group by entity_key;
insert into quote_counts
  select 'addressee', entity_key::text, count(distinct quote_key) from quote_addressees
  where entity_key is not null group by entity_key;
insert into quote_counts select 'quote_speakers', '', count(distinct quote_key) from quote_speakers;
insert into quote_counts select 'quote_entities', '', count(distinct quote_key) from quote_entities;
insert into quote_counts
  select 'quote_addressees', '', count(distinct quote_key) from quote_addressees where entity_key is not null;

-- Once a statement, not once a row: an article's quotes are written by one, and many of them have a value in common.
create function quotes_count() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into quote_counts as c (dimension, value, n)
      select v.dimension, v.value, count(*)
      from added q cross join lateral quote_values(q.act, q.type, q.publisher_key, q.published, q.said_first, q.said_last) v
      group by v.dimension, v.value
      on conflict (dimension, value) do update set n = c.n + excluded.n;
  elsif tg_op = 'DELETE' then
    insert into quote_counts as c (dimension, value, n)
      select v.dimension, v.value, -count(*)
      from removed q cross join lateral quote_values(q.act, q.type, q.publisher_key, q.published, q.said_first, q.said_last) v
      group by v.dimension, v.value
      on conflict (dimension, value) do update set n = c.n + excluded.n;
  else
    insert into quote_counts as c (dimension, value, n)
      select v.dimension, v.value, sum(q.more)
      from (
        select act, type, publisher_key, published, said_first, said_last, 1 as more from added
        union all
        select act, type, publisher_key, published, said_first, said_last, -1 from removed
      ) q cross join lateral quote_values(q.act, q.type, q.publisher_key, q.published, q.said_first, q.said_last) v
      group by v.dimension, v.value having sum(q.more) <> 0
      on conflict (dimension, value) do update set n = c.n + excluded.n;
  end if;
  return null;
end
$$;
create trigger quotes_counted after insert on quotes
  referencing new table as added for each statement execute function quotes_count();
create trigger quotes_uncounted after delete on quotes
  referencing old table as removed for each statement execute function quotes_count();
create trigger quotes_recounted after update on quotes
  referencing old table as removed new table as added for each statement execute function quotes_count();

create function quote_speakers_count() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    -- Quotes all of whose speakers have come by this statement.
    update quote_counts set n = n + (
      select count(*) from (select quote_key, count(*) as n from added group by quote_key) as a
      where a.n = (select count(*) from quote_speakers s where s.quote_key = a.quote_key))
    where dimension = 'quote_speakers';
  else
    update quote_counts set n = n - (
      select count(distinct quote_key) from removed r
      where not exists (select 1 from quote_speakers s where s.quote_key = r.quote_key))
    where dimension = 'quote_speakers';
  end if;
  return null;
end
$$;
create trigger quote_speakers_counted after insert on quote_speakers
  referencing new table as added for each statement execute function quote_speakers_count();
create trigger quote_speakers_uncounted after delete on quote_speakers
  referencing old table as removed for each statement execute function quote_speakers_count();

create function quote_entities_count() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update quote_counts c set n = c.n - gone.n
      from (select entity_key::text as value, count(*) as n from removed group by entity_key) as gone
      where c.dimension = 'entity' and c.value = gone.value;
  end if;
  if tg_op <> 'DELETE' then
    insert into quote_counts as c (dimension, value, n)
      select 'entity', entity_key::text, count(*) from added group by entity_key
      on conflict (dimension, value) do update set n = c.n + excluded.n;
  end if;
  if tg_op = 'INSERT' then
    update quote_counts set n = n + (
      select count(*) from (select quote_key, count(*) as n from added group by quote_key) as a
      where a.n = (select count(*) from quote_entities s where s.quote_key = a.quote_key))
    where dimension = 'quote_entities';
  elsif tg_op = 'DELETE' then
    update quote_counts set n = n - (
      select count(distinct quote_key) from removed r
      where not exists (select 1 from quote_entities s where s.quote_key = r.quote_key))
    where dimension = 'quote_entities';
  end if;
  return null;
end
$$;
create trigger quote_entities_counted after insert on quote_entities
  referencing new table as added for each statement execute function quote_entities_count();
create trigger quote_entities_uncounted after delete on quote_entities
  referencing old table as removed for each statement execute function quote_entities_count();
create trigger quote_entities_recounted after update on quote_entities
  referencing old table as removed new table as added for each statement execute function quote_entities_count();

-- One may stand twice among the addressees of a quote, and is counted once: of each that a statement touches it is told
-- whether it stood there before (`was` rows) and stands there now (`are`).
create function quote_addressees_recount(changes jsonb) returns void language sql as $$
  with changed as (
    select (c ->> 0)::bigint as quote_key, (c ->> 1)::bigint as entity_key, sum((c ->> 2)::integer) as more
    from jsonb_array_elements(changes) as c group by 1, 2
  ), entities as (
    select c.entity_key, c.are, c.are - c.more as was from (
      select c.*, (select count(*) from quote_addressees t
        where t.quote_key = c.quote_key and t.entity_key = c.entity_key) as are
      from changed c) as c
  ), quotes as (
    select c.are, c.are - c.more as was from (
      select c.*, (select count(*) from quote_addressees t
        where t.quote_key = c.quote_key and t.entity_key is not null) as are
      from (select quote_key, sum(more) as more from changed group by quote_key) as c) as c
  )
  insert into quote_counts as c (dimension, value, n)
    select 'addressee', entity_key::text, sum((are > 0)::integer - (was > 0)::integer) from entities group by entity_key
    union all
    select 'quote_addressees', '', coalesce(sum((are > 0)::integer - (was > 0)::integer), 0) from quotes
    on conflict (dimension, value) do update set n = c.n + excluded.n
$$;
create function quote_addressees_count() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform quote_addressees_recount((
      select coalesce(jsonb_agg(jsonb_build_array(quote_key, entity_key, 1)), '[]') from added where entity_key is not null));
  elsif tg_op = 'DELETE' then
    perform quote_addressees_recount((
      select coalesce(jsonb_agg(jsonb_build_array(quote_key, entity_key, -1)), '[]') from removed where entity_key is not null));
  else
    perform quote_addressees_recount((
      select coalesce(jsonb_agg(jsonb_build_array(quote_key, entity_key, more)), '[]') from (
        select quote_key, entity_key, 1 as more from added union all select quote_key, entity_key, -1 from removed) as c
      where entity_key is not null));
  end if;
  return null;
end
$$;
create trigger quote_addressees_counted after insert on quote_addressees
  referencing new table as added for each statement execute function quote_addressees_count();
create trigger quote_addressees_uncounted after delete on quote_addressees
  referencing old table as removed for each statement execute function quote_addressees_count();
create trigger quote_addressees_recounted after update on quote_addressees
  referencing old table as removed new table as added for each statement execute function quote_addressees_count();
