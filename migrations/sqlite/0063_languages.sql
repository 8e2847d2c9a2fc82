-- `language` is what an article is in, `given_language` what the publisher said, null where that is English or nothing: the
-- two have one hash. What is in a language that has no lexicon is kept, but nothing is found in it.
alter table articles add column given_language text;
update articles set given_language = language where language <> 'en';
alter table articles add column extraction text not null default 'complete';
create index articles_by_extraction on articles (extraction) where extraction <> 'complete';
