"""ClaimBuster's sentences of presidential debates, each worth a check or not (Arslan et al. 2020)."""
from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

# Sentence ids run through the debates, so a run of them is a piece of one debate: every tenth run of 400 ids is held out whole.
RUN, EVERY = 400, 10


def read_claimbuster(path: Path) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """(text, label) of what is trained on, and of what is held out."""
    parts: tuple[list, list] = ([], [])
    for record in json.loads(Path(path).read_text("utf-8")):
        parts[record["sentence_id"] // RUN % EVERY == 0].append((record["text"], record["label"]))
    return parts


TOGETHER = 900  # characters of sentences that are read together


def together(sentences: list[tuple[str, int]], random_: random.Random) -> Iterator[tuple[str, list[tuple[int, int, int]]]]:
    """Texts of several sentences in a new order, and where each of these stands in it, (start, end, label)."""
    order = sentences[:]
    random_.shuffle(order)
    while order:
        group, length = [], 0
        while order and (not group or length + len(order[-1][0]) < TOGETHER):
            group.append(order.pop())
            length += len(group[-1][0]) + 1
        joint, at, places = random_.choice([" ", " ", "\n\n"]), 0, []
        for text, label in group:
            places.append((at, at + len(text), label))
            at += len(text) + len(joint)
        yield joint.join(text for text, _ in group), places
