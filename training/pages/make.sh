#!/bin/sh
# Makes data/model/pages/blocks.json of the labels here, the pages of ../shared/corpora/pages and those that two packages
# test themselves by. From the root of the repository.
set -e
python3 -m venv var/pages-venv
var/pages-venv/bin/pip install -q -r training/pages/requirements.txt
training/pages/fixtures.sh
npx tsx training/pages/dump.ts var/pages.jsonl
var/pages-venv/bin/python training/pages/train.py var/pages.jsonl data/model/pages/blocks.json
npx tsx training/pages/figures.ts var/pages.jsonl.likely.json
