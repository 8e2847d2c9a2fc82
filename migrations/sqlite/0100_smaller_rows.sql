-- Smaller rows. What was JSON of one form in every quote and claim is in columns: most of its bytes were names of fields.
-- When a quote or a claim was created nobody asks: its article tells. Moments are whole seconds, as everywhere else.

-- A content stands from `start_offset` to `end_offset`; `parts` is null, or the JSON of its spans where it is not all of
-- that: in several parts, or, as a claim that only reviews keep, nowhere.
alter table quotes add column start_offset integer not null default 0;
alter table quotes add column end_offset integer not null default 0;
alter table quotes add column parts text;
alter table quotes add column cue_text text;
alter table quotes add column cue_start integer;
alter table quotes add column cue_end integer;
alter table quotes add column cue_lemma text;
alter table quotes add column source_text text;
alter table quotes add column source_start integer;
alter table quotes add column source_end integer;
alter table quotes add column source_parts text;
update quotes set
  start_offset = coalesce(spans ->> '$[0].start', 0), end_offset = coalesce(spans ->> '$[#-1].end', 0),
  parts = case when json_array_length(spans) <> 1 then spans end,
  cue_text = cue ->> 'text', cue_start = cue ->> 'start', cue_end = cue ->> 'end', cue_lemma = cue ->> 'lemma',
  source_text = source ->> 'text',
  source_start = source ->> '$.spans[0].start', source_end = source ->> '$.spans[#-1].end',
  source_parts = case when json_array_length(source, '$.spans') <> 1 then source -> 'spans' end;
alter table quotes drop column spans;
alter table quotes drop column cue;
alter table quotes drop column source;
alter table quotes drop column created_at;

alter table claims add column start_offset integer not null default 0;
alter table claims add column end_offset integer not null default 0;
alter table claims add column parts text;
update claims set
  start_offset = coalesce(spans ->> '$[0].start', 0), end_offset = coalesce(spans ->> '$[#-1].end', 0),
  parts = case when json_array_length(spans) <> 1 then spans end;
alter table claims drop column spans;
alter table claims drop column created_at;

drop index appearances_by_published;
alter table appearances drop column published;
alter table appearances add column published integer;
update appearances set published = (
  select nullif(published, -9007199254740991) from articles where key = article_key);
create index appearances_by_published on appearances (entity_key, published) where published is not null;
