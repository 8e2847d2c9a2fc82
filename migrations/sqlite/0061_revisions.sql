-- What articles said before they were revised: all of the draft as JSON, deflated. `number` counts the revisions of the
-- article from 1 on, as they stand in `articles.revisions`. Those from before this migration have left only a hash.
create table article_revisions (
  article_key integer not null references articles (key) on delete cascade,
  number integer not null,
  draft blob not null,
  primary key (article_key, number)
) strict;
