-- What publishers say of an article beyond its words: when they changed it, and their notes on it. An excerpt is but the
-- beginning of the text, as feeds give it.
alter table articles add column modified_at text;
alter table articles add column notes text not null default '[]';
alter table articles add column excerpt integer not null default 0;
