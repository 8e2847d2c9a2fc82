-- Who may write. A key itself is shown once, and not kept: `hash` is its SHA-256, and `id` its first characters.
create table keys (
  id text primary key,
  name text not null,
  scopes text not null,
  hash text not null,
  created_at text not null,
  last_used_at text,
  revoked_at text
) strict;

-- Corrections are noted under a key's name: so only one at a time has it.
create unique index keys_by_name on keys (name) where revoked_at is null;
