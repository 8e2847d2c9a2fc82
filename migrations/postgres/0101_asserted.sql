-- The form of SQLite's database with the same number: see there.
drop index claimants_by_stance;
create index claimants_by_stance on claimants (stance, claim_key) where stance <> 'asserts';
