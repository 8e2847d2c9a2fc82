-- Quotes without a publisher are in the index too: then it tells alone how many there are of each.
drop index quotes_by_publisher;
create index quotes_by_publisher on quotes (publisher_key);
