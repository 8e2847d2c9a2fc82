-- Quotes whose words a publisher has taken out of an article, as they are told: what lists and counts read is left alone.
-- `revision` is the one of the article in which they stood last. The last withdrawn are the first of the list.
create table withdrawn_quotes (
  key integer primary key autoincrement,
  id text not null unique,
  article_key integer not null references articles (key) on delete cascade,
  revision integer not null,
  review_status text not null,
  record text not null
) strict;
create index withdrawn_quotes_by_article on withdrawn_quotes (article_key);
