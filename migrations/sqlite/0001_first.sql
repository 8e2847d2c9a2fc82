-- The first form of the database. `key` is the machine's own order (newest last), `id` is what the API shows.
-- Columns that hold JSON are written out as they are; what is counted or filtered has a column of its own.

create table articles (
  key integer primary key autoincrement,
  id text not null unique,
  url text,
  headline text,
  publisher text,
  authors text not null,
  language text not null,
  published_at text,
  license text,
  content_hash text not null,
  extractor_name text not null,
  extractor_version text not null,
  quotes integer not null default 0,
  speakers integer not null default 0,
  entities integer not null default 0,
  claims integer not null default 0,
  created_at text not null,
  updated_at text not null,
  revisions text not null default '[]',
  -- Last, so that reading a list never touches the pages that a long text runs over to.
  text text not null
) strict;

create table entities (
  key integer primary key autoincrement,
  id text not null unique,
  type text not null,
  name text not null,
  aliases text not null default '[]',
  roles text not null default '[]',
  same_as text not null default '[]',
  articles integer not null default 0 check (articles >= 0),
  quotes integer not null default 0 check (quotes >= 0),
  mentions integer not null default 0 check (mentions >= 0),
  first_seen text,
  last_seen text
) strict;
create index entities_by_use on entities (quotes, mentions, id);
create index entities_by_type_and_use on entities (type, quotes, mentions, id);

-- Every name of an entity, as written, with the number of articles that use it; name_key is what linking looks up.
create table entity_names (
  entity_key integer not null references entities (key) on delete cascade,
  name text not null,
  name_key text not null,
  uses integer not null check (uses >= 0),
  primary key (entity_key, name)
) strict, without rowid;
create index entity_names_by_name_key on entity_names (name_key);

create table entity_roles (
  entity_key integer not null references entities (key) on delete cascade,
  role text not null,
  uses integer not null check (uses >= 0),
  primary key (entity_key, role)
) strict, without rowid;

-- An entity in an article: what the article adds to the entity, so that it can be taken away again.
create table appearances (
  entity_key integer not null references entities (key),
  article_key integer not null references articles (key) on delete cascade,
  position integer not null,
  quotes integer not null,
  mentions integer not null,
  names text not null,
  roles text not null,
  -- The article's publication as a moment in UTC, so that dates and times with offsets compare.
  published text,
  primary key (entity_key, article_key)
) strict, without rowid;
create index appearances_by_article on appearances (article_key, position);
create index appearances_by_published on appearances (entity_key, published) where published is not null;

create table mentions (
  entity_key integer not null,
  article_key integer not null,
  position integer not null,
  text text not null,
  start_offset integer not null,
  end_offset integer not null,
  kind text not null,
  primary key (entity_key, article_key desc, position),
  foreign key (entity_key, article_key) references appearances (entity_key, article_key) on delete cascade
) strict, without rowid;

-- The words of quotes, normalised and hashed: how many quotes have the same.
create table wordings (
  key integer primary key,
  hash text not null unique,
  quotes integer not null check (quotes >= 0)
) strict;

create table quotes (
  key integer primary key autoincrement,
  id text not null unique,
  article_key integer not null references articles (key) on delete cascade,
  position integer not null,
  wording_key integer not null references wordings (key),
  type text not null,
  act text not null,
  said_at text,
  said_first text,
  said_last text,
  confidence real not null,
  review_status text not null default 'unreviewed',
  review_by text,
  review_at text,
  created_at text not null,
  cue text,
  source text,
  spans text not null,
  text text not null
) strict;
create index quotes_by_article on quotes (article_key, position);
create index quotes_by_wording on quotes (wording_key);
create index quotes_by_type on quotes (type);
create index quotes_by_act on quotes (act);
create index quotes_by_act_and_type on quotes (act, type);
create index quotes_by_said on quotes (said_last, said_first) where said_last is not null;

create table quote_speakers (
  quote_key integer not null references quotes (key) on delete cascade,
  entity_key integer not null references entities (key),
  position integer not null,
  role text,
  primary key (quote_key, position)
) strict, without rowid;
create unique index quote_speakers_by_entity on quote_speakers (entity_key, quote_key);

create table quote_addressees (
  quote_key integer not null references quotes (key) on delete cascade,
  position integer not null,
  entity_key integer references entities (key),
  name text not null,
  start_offset integer not null,
  end_offset integer not null,
  primary key (quote_key, position)
) strict, without rowid;
create index quote_addressees_by_entity on quote_addressees (entity_key, quote_key) where entity_key is not null;

create virtual table quotes_fts using fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
create trigger quotes_fts_insert after insert on quotes begin
  insert into quotes_fts (rowid, text) values (new.key, new.text);
end;
create trigger quotes_fts_update after update of text on quotes when old.text <> new.text begin
  update quotes_fts set text = new.text where rowid = new.key;
end;
create trigger quotes_fts_delete after delete on quotes begin
  delete from quotes_fts where rowid = old.key;
end;

create table claims (
  key integer primary key autoincrement,
  id text not null unique,
  article_key integer not null references articles (key) on delete cascade,
  position integer not null,
  quote_key integer references quotes (key) on delete cascade,
  checkworthiness real not null,
  quantities text not null,
  dates text not null,
  reviews text not null default '[]',
  created_at text not null,
  spans text not null,
  text text not null
) strict;
create index claims_by_article on claims (article_key, position);
create index claims_by_quote on claims (quote_key) where quote_key is not null;

create table claimants (
  claim_key integer not null references claims (key) on delete cascade,
  entity_key integer not null references entities (key),
  position integer not null,
  role text,
  stance text not null,
  primary key (claim_key, position)
) strict, without rowid;
create unique index claimants_by_entity on claimants (entity_key, claim_key);
