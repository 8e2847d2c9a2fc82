-- Fact-checks of claims, and what they are matched to claims by.

-- A review's record is written out as it is; `match_score` is null where a person has attached it.
create table claim_reviews (
  key integer primary key autoincrement,
  id text not null unique,
  claim_key integer not null references claims (key) on delete cascade,
  match_score real,
  record text not null
) strict;
create index claim_reviews_by_claim on claim_reviews (claim_key);

-- Nothing has ever been written there.
alter table claims drop column reviews;
