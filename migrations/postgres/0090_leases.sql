create table leases (
  article_key bigint primary key references articles (key) on delete cascade,
  holder text collate "C" not null,
  ends bigint not null
);
