#!/usr/bin/env bash
# A tour of the API with curl: ask, subscribe, correct, extract again, undo, take everything out. It stops at the first
# thing that is not as it says. Run by test/docs/tour.test.ts.
#
#   npx onrecord serve --database /tmp/tour.sqlite &
#   DATABASE=/tmp/tour.sqlite docs/tour.sh http://127.0.0.1:3000
#
# Where the server does not listen on this machine only, writing wants a key: KEY=$(npx onrecord keys create tour)
set -euo pipefail

origin=${1:-http://127.0.0.1:3000}
onrecord=${ONRECORD:-npx onrecord}
api() { curl -fsS ${KEY:+-H "Authorization: Bearer $KEY"} "$@"; }
json() { api -H 'Content-Type: application/json' "$@"; }
# What stands at a place in JSON: pick .items[0].id
pick() { node -pe "JSON.parse(require('fs').readFileSync(0, 'utf8'))$1"; }
step() { printf '\n== %s\n' "$*"; }
expect() { [[ $2 == "$3" ]] && echo "$1: $2" || { echo "$1 is $2, not $3" >&2; exit 1; }; }

step 'Put an article in'
article=$(json "$origin/articles" -d '{
  "url": "https://www.example.org/tour/bridge", "publisher": "Example Gazette", "publishedAt": "2024-03-05",
  "headline": "Bridge to open in May",
  "text": "\"We will open the bridge in May,\" Mayor Anna Berg told reporters on Monday.\n\nBerg denied that the work had cost more than 12 million euros.\n\nThe harbour, she added, was quiet."
}' | pick .id)
echo "stored as $article"

step 'Ask: by name, by words, by kind, how many'
api "$origin/quotes?speaker=Anna+Berg&article=$article" | pick '.items.map((quote) => quote.text)'
quote=$(api "$origin/quotes?q=bridge+NOT+tunnel&article=$article" | pick .items[0].id)
expect 'denials of hers' "$(api "$origin/quotes?speaker=Anna+Berg&act=denial&count=true" | pick .total)" 1
expect 'names that begin with "ann be"' "$(api "$origin/entities?q=ann+be" | pick .items[0].name)" 'Anna Berg'

step 'Subscribe: what comes from now on, under the same filters'
events=$(mktemp)
curl -sSN -H 'Accept: text/event-stream' "$origin/quotes?speaker=Anna+Berg" >"$events" &
listening=$!
trap 'kill $listening 2>/dev/null; rm -f "$events"' EXIT
until [[ -s $events ]]; do sleep 0.1; done
json "$origin/articles" -o /dev/null -d '{
  "url": "https://www.example.org/tour/school", "publisher": "The River Post", "publishedAt": "2024-03-07",
  "text": "The school will close, Mayor Anna Berg warned. \"We will open the bridge in May,\" said Berg."
}'
for _ in $(seq 100); do grep -q 'school will close' "$events" && break || sleep 0.1; done
grep -m1 -o 'event: quote' "$events"
grep -m1 -o 'school will close' "$events"

step 'The same words elsewhere'
expect 'times that the bridge was promised' "$(api "$origin/quotes/$quote/occurrences?limit=1" | pick .items[0].occurrences)" 2

step 'Correct: the version that was seen goes along'
version=$(api "$origin/quotes/$quote" | pick .version)
corrected=$(api -X PATCH "$origin/quotes/$quote" -H 'Content-Type: application/merge-patch+json' -H "If-Match: \"$version\"" \
  -d '{"speakers": [{"name": "Tom Carter", "role": "engineer"}], "act": "announcement"}')
expect 'who said it' "$(pick .speakers[0].name <<<"$corrected")" 'Tom Carter'
status=$(curl -s ${KEY:+-H "Authorization: Bearer $KEY"} -o /dev/null -w '%{http_code}' -X PATCH "$origin/quotes/$quote" \
  -H 'Content-Type: application/merge-patch+json' -H "If-Match: \"$version\"" -d '{"act": "denial"}')
expect 'whoever has not seen that is answered with' "$status" 412
api "$origin/quotes?review=unreviewed&sort=confidence&limit=1" | pick '.items.map((next) => "the next to look at: " + next.text)[0]'

step 'Extract everything again: the correction stays, and what would be otherwise is told'
$onrecord reextract --all --database "${DATABASE:-var/onrecord.sqlite}" | grep "$quote"
expect 'who said it' "$(api "$origin/quotes/$quote" | pick .speakers[0].name)" 'Tom Carter'

step 'Undo, with the history of it all'
api -X POST "$origin/quotes/$quote/undo" -H 'If-Match: *' -o /dev/null
expect 'who said it' "$(api "$origin/quotes/$quote" | pick .speakers[0].name)" 'Anna Berg'
api "$origin/quotes/$quote/history" | pick '.items.map((change) => `${change.version} ${change.action}`).join(", ")'

step 'Take everything out'
expect 'rows of CSV' "$(api "$origin/quotes.csv?speaker=Anna+Berg" | wc -l)" "$(($(api "$origin/quotes?speaker=Anna+Berg&count=true" | pick .total) + 1))"
api "$origin/quotes.ndjson?article=$article" | head -n 1 | pick .id
api -H 'Accept: application/ld+json' "$origin/quotes/$quote" | pick '["@type"]'
api "$origin/quotes.atom?speaker=Anna+Berg" | grep -m1 -o '<feed'
api "$origin/stats?by=speaker,month&publishedFrom=2024" | pick '.rows.map((row) => `${row.speaker?.name} ${row.month} ${row.quotes}`)'
step 'All of it is as it says'
