-- Claims that publishers have taken out of their articles, as records of the API: each as it was in the last revision of its
-- article in which it stood, which `withdrawn` names with the moment. One that has fact-checks is among the claims as well.
create table withdrawn_claims (
  key integer primary key autoincrement,
  id text not null unique,
  article_key integer not null references articles (key) on delete cascade,
  withdrawn text not null,
  record text not null
) strict;
create index withdrawn_claims_by_article on withdrawn_claims (article_key);
