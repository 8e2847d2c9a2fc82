-- Nearly all claims are asserted: what nearly all are no index need say of each.
drop index claimants_by_stance;
create index claimants_by_stance on claimants (stance, claim_key) where stance <> 'asserts';
