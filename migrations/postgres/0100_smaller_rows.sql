-- The form of SQLite's database with the same number: see there.
alter table quotes
  add column start_offset integer not null default 0,
  add column end_offset integer not null default 0,
  add column parts text collate "C",
  add column cue_text text collate "C",
  add column cue_start integer,
  add column cue_end integer,
  add column cue_lemma text collate "C",
  add column source_text text collate "C",
  add column source_start integer,
  add column source_end integer,
  add column source_parts text collate "C";
update quotes set
  start_offset = coalesce((spans::json -> 0 ->> 'start')::integer, 0),
  end_offset = coalesce((spans::json -> -1 ->> 'end')::integer, 0),
  parts = case when json_array_length(spans::json) <> 1 then spans end,
  cue_text = cue::json ->> 'text', cue_start = (cue::json ->> 'start')::integer,
  cue_end = (cue::json ->> 'end')::integer, cue_lemma = cue::json ->> 'lemma',
  source_text = source::json ->> 'text',
  source_start = (source::json -> 'spans' -> 0 ->> 'start')::integer,
  source_end = (source::json -> 'spans' -> -1 ->> 'end')::integer,
  source_parts = case when json_array_length(source::json -> 'spans') <> 1 then source::json ->> 'spans' end;
alter table quotes drop column spans, drop column cue, drop column source, drop column created_at;

alter table claims
  add column start_offset integer not null default 0,
  add column end_offset integer not null default 0,
  add column parts text collate "C";
update claims set
  start_offset = coalesce((spans::json -> 0 ->> 'start')::integer, 0),
  end_offset = coalesce((spans::json -> -1 ->> 'end')::integer, 0),
  parts = case when json_array_length(spans::json) <> 1 then spans end;
alter table claims drop column spans, drop column created_at;

-- With the column its index goes.
alter table appearances drop column published;
alter table appearances add column published bigint;
update appearances set published = (
  select nullif(published, -9007199254740991) from articles where key = article_key);
create index appearances_by_published on appearances (entity_key, published) where published is not null;
