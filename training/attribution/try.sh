#!/usr/bin/env bash
# All of make.sh on a few texts, in minutes, to see that every step runs: try.sh CORPORA WORK
# What comes out is no model to use. WORK may have the environment and downloads of make.sh.
set -euo pipefail
corpora=$(realpath "$1") work=$2
here=$(cd "$(dirname "$0")" && pwd)
cut=$work/cut
mkdir -p "$cut"/{polnear,gum/train,uner-ewt,gap,claimbuster,labels}
first() { awk -v n="$1" 'NR <= n' "$2"; } # reads to the end: head would break a pipe
first 4 "$corpora/polnear/train.jsonl" > "$cut/polnear/train.jsonl"
for file in $(find "$corpora/gum/train" -name '*.conllu' | sort | awk 'NR <= 4'); do cp "$file" "$cut/gum/train/"; done
awk -v RS= -v ORS='\n\n' 'NR <= 300' "$corpora/uner-ewt/dev.iob2" > "$cut/uner-ewt/dev.iob2"
first 41 "$corpora/gap/gap-development.tsv" > "$cut/gap/gap-development.tsv"
python3 -c 'import json, sys; json.dump(json.load(open(sys.argv[1]))[:1200], open(sys.argv[2], "w"))' "$corpora/claimbuster/train.json" "$cut/claimbuster/train.json"
for file in labels acts names; do awk -F '\t' '/^#/ || $1 < 4' "$here/../$file.tsv" > "$cut/labels/$file.tsv"; done
for file in articles anaphors unmarked; do first 4 "$here/../$file.jsonl" > "$cut/labels/$file.jsonl"; done
ids=$(sed -E 's/^\{"id": "([^"]*)".*/\1/' "$cut/labels/articles.jsonl")
awk -F '\t' -v ids="$ids" 'BEGIN { split(ids, list, "\n"); for (i in list) known[list[i]] = 1 } /^#/ || $1 in known' "$here/../articles.tsv" > "$cut/labels/articles.tsv"
STOP=2 LABELS=$cut/labels "$here/make.sh" "$cut" "$work"
