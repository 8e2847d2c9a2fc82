#!/bin/sh
# Makes data/model/pages/blocks.json of the labels here and the pages of ../shared/corpora/pages. From the root of the
# repository.
set -e
python3 -m venv var/pages-venv
var/pages-venv/bin/pip install -q -r training/pages/requirements.txt
npx tsx training/pages/dump.ts var/pages.jsonl
var/pages-venv/bin/python training/pages/train.py var/pages.jsonl data/model/pages/blocks.json
npx tsx training/pages/figures.ts var/pages.jsonl.likely.json
