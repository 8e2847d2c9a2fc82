-- Articles that a process has taken to work on, so that several share the work; `ends` is in milliseconds since 1970, after
-- which nobody has them any more.
create table leases (
  article_key integer primary key references articles (key) on delete cascade,
  holder text not null,
  ends integer not null
) strict;
