"""ClaimBuster's sentences of presidential debates, each worth a check or not (Arslan et al. 2020)."""
from __future__ import annotations

import json
from pathlib import Path

# Sentence ids run through the debates, so a run of them is a piece of one debate: every tenth run of 400 ids is held out whole.
RUN, EVERY = 400, 10


def read_claimbuster(path: Path) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """(text, label) of what is trained on, and of what is held out."""
    parts: tuple[list, list] = ([], [])
    for record in json.loads(Path(path).read_text("utf-8")):
        parts[record["sentence_id"] // RUN % EVERY == 0].append((record["text"], record["label"]))
    return parts
