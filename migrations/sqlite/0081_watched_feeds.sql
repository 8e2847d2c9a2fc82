-- Feeds that are watched: by what their servers know whether they have changed, and what was in them, as a JSON object
-- from what an item is known by to what it was like when it was taken in.
create table watched_feeds (
  url text primary key,
  etag text,
  last_modified text,
  items text not null
) strict, without rowid;
