-- The form of SQLite's database with the same number: see there.

-- What a quote counts for beside the values in its own row.
create function quote_ties(quote bigint) returns table (dimension text, value text) language sql stable as $$
  select 'entity', entity_key::text from quote_entities where quote_key = quote
  union all select distinct 'addressee', entity_key::text from quote_addressees
    where quote_key = quote and entity_key is not null
  union all select 'quote_speakers', '' where exists (select 1 from quote_speakers where quote_key = quote)
  union all select 'quote_entities', '' where exists (select 1 from quote_entities where quote_key = quote)
  union all select 'quote_addressees', '' where exists (
    select 1 from quote_addressees where quote_key = quote and entity_key is not null)
$$;

insert into quote_counts as c (dimension, value, n)
  select v.dimension, v.value, -count(*)
  from quotes q cross join lateral (
    select dimension, value
    from quote_values(q.act, q.type, q.publisher_key, q.published, q.said_first, q.said_last)
    union all select dimension, value from quote_ties(q.key)) v
  where q.review_status = 'rejected' and q.review_status <> 'unreviewed' group by v.dimension, v.value
  on conflict (dimension, value) do update set n = c.n + excluded.n;

create or replace function quotes_count() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into quote_counts as c (dimension, value, n)
      select v.dimension, v.value, count(*)
      from added q cross join lateral quote_values(q.act, q.type, q.publisher_key, q.published, q.said_first, q.said_last) v
      where q.review_status <> 'rejected' group by v.dimension, v.value
      on conflict (dimension, value) do update set n = c.n + excluded.n;
  elsif tg_op = 'DELETE' then
    insert into quote_counts as c (dimension, value, n)
      select v.dimension, v.value, -count(*)
      from removed q cross join lateral quote_values(q.act, q.type, q.publisher_key, q.published, q.said_first, q.said_last) v
      where q.review_status <> 'rejected' group by v.dimension, v.value
      on conflict (dimension, value) do update set n = c.n + excluded.n;
  else
    insert into quote_counts as c (dimension, value, n)
      select v.dimension, v.value, sum(q.more)
      from (
        select review_status, act, type, publisher_key, published, said_first, said_last, 1 as more from added
        union all
        select review_status, act, type, publisher_key, published, said_first, said_last, -1 from removed
      ) q cross join lateral quote_values(q.act, q.type, q.publisher_key, q.published, q.said_first, q.said_last) v
      where q.review_status <> 'rejected' group by v.dimension, v.value having sum(q.more) <> 0
      on conflict (dimension, value) do update set n = c.n + excluded.n;
    insert into quote_counts as c (dimension, value, n)
      select t.dimension, t.value, sum(case when a.review_status = 'rejected' then -1 else 1 end)
      from added a join removed r on r.key = a.key cross join lateral quote_ties(a.key) t
      where (a.review_status = 'rejected') <> (r.review_status = 'rejected') group by t.dimension, t.value
      on conflict (dimension, value) do update set n = c.n + excluded.n;
  end if;
  return null;
end
$$;

-- What a quote is tied to counts while the quote does. Of one that is deleted the ties go after it, when nothing tells any
-- more that it was rejected: so they are counted before, to be taken off then.
create function quote_ties_count() returns trigger language plpgsql as $$
begin
  insert into quote_counts as c (dimension, value, n) select dimension, value, 1 from quote_ties(old.key)
    on conflict (dimension, value) do update set n = c.n + 1;
  return old;
end
$$;
create trigger quote_ties_counted_for_delete before delete on quotes
  for each row when (old.review_status = 'rejected') execute function quote_ties_count();

create function is_rejected(quote bigint) returns boolean language sql stable as $$
  select exists (select 1 from quotes where key = quote and review_status = 'rejected')
$$;

create or replace function quote_speakers_count() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    -- Quotes all of whose speakers have come by this statement.
    update quote_counts set n = n + (
      select count(*) from (select quote_key, count(*) as n from added group by quote_key) as a
      where a.n = (select count(*) from quote_speakers s where s.quote_key = a.quote_key) and not is_rejected(a.quote_key))
    where dimension = 'quote_speakers';
  else
    update quote_counts set n = n - (
      select count(distinct quote_key) from removed r
      where not exists (select 1 from quote_speakers s where s.quote_key = r.quote_key) and not is_rejected(r.quote_key))
    where dimension = 'quote_speakers';
  end if;
  return null;
end
$$;

create or replace function quote_entities_count() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update quote_counts c set n = c.n - gone.n
      from (
        select entity_key::text as value, count(*) as n from removed where not is_rejected(quote_key) group by entity_key
      ) as gone
      where c.dimension = 'entity' and c.value = gone.value;
  end if;
  if tg_op <> 'DELETE' then
    insert into quote_counts as c (dimension, value, n)
      select 'entity', entity_key::text, count(*) from added where not is_rejected(quote_key) group by entity_key
      on conflict (dimension, value) do update set n = c.n + excluded.n;
  end if;
  if tg_op = 'INSERT' then
    update quote_counts set n = n + (
      select count(*) from (select quote_key, count(*) as n from added group by quote_key) as a
      where a.n = (select count(*) from quote_entities s where s.quote_key = a.quote_key) and not is_rejected(a.quote_key))
    where dimension = 'quote_entities';
  elsif tg_op = 'DELETE' then
    update quote_counts set n = n - (
      select count(distinct quote_key) from removed r
      where not exists (select 1 from quote_entities s where s.quote_key = r.quote_key) and not is_rejected(r.quote_key))
    where dimension = 'quote_entities';
  end if;
  return null;
end
$$;

create or replace function quote_addressees_recount(changes jsonb) returns void language sql as $$
  with changed as (
    select (c ->> 0)::bigint as quote_key, (c ->> 1)::bigint as entity_key, sum((c ->> 2)::integer) as more
    from jsonb_array_elements(changes) as c where not is_rejected((c ->> 0)::bigint) group by 1, 2
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
