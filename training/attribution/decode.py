"""Logits to attributions: windows, Viterbi over legal tags, and linking.

The run time does the same and more: its Viterbi (src/extract/model/decoding.ts) takes it for unlikely that a span ends
behind an article or a preposition, and its linking (src/extract/attribution/) weighs fitted evidence where `link` here
takes the nearest, which is enough to compare models. Its windows (src/extract/model/encoder.ts) may be cut behind a paragraph.
"""
from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpora import ATTRIBUTION, Article, tags_of
from tokens import Pieces, Vocabulary, Word, words_of

LIFT_WEIGHT = 0.2  # 0.3 is as good for one model; the mean of several is surer of itself where it is right
NEVER = -1e4


def windows(total: int, window: int, overlap: int) -> list[tuple[int, int]]:
    """[start, end) in pieces; a window holds `window` ids with <s> and </s>; each starts `window - 2 - overlap` after the last."""
    size, out, start = window - 2, [], 0
    while True:
        out.append((start, min(start + size, total)))
        if start + size >= total:
            return out
        start += size - overlap


def logits_of(run, pieces: Pieces, vocabulary: Vocabulary, window: int, overlap: int) -> list[np.ndarray]:
    """Runs each window by itself; where two overlap, a piece is read from the first one up to the middle of the overlap.

    One array [pieces, width] for each that `run` returns. At least one window is run, so that a text without pieces has its shapes too.
    """
    total = len(pieces.ids)
    spans = windows(total, window, overlap)
    outs: list[list[np.ndarray]] = []
    for i, (start, end) in enumerate(spans):
        column = lambda values, a, b: np.array([[a, *values[start:end], b]], dtype=np.int32)
        several = run(column(pieces.ids, vocabulary.start, vocabulary.end), *(column(values, 0, 0) for values in (pieces.shape, pieces.gap, pieces.quotation)))
        first = 0 if i == 0 else overlap // 2
        last = end - start if i == len(spans) - 1 else end - start - (overlap - overlap // 2)
        outs.append([logits[0, 1 + first:1 + last] for logits in several])
    return [np.concatenate(parts) for parts in zip(*outs)]


def onnx_runner(path: Path, threads: int, outputs: list[str]):
    """Of a model.onnx: the arrays of a window to those of its outputs."""
    import onnxruntime
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    inputs = [i.name for i in session.get_inputs()]
    return lambda *arrays: session.run(outputs, dict(zip(inputs, arrays)))


def log_softmax(x: np.ndarray) -> np.ndarray:
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


def legal(names: list[str]) -> np.ndarray:
    """[before + 1, after]: 0 where a tag may follow, NEVER where not; the last row is the start of a text."""
    out = np.zeros((len(names) + 1, len(names)))
    for b, after in enumerate(names):
        if after.startswith("I-"):
            for a, before in enumerate([*names, "O"]):
                if before[2:] != after[2:]:
                    out[a, b] = NEVER
    return out


def lift(articles: list[Article]) -> np.ndarray:
    """The log lift of tag bigrams, log p(a, b) / p(a) p(b), over the words of the training articles."""
    size = len(ATTRIBUTION)
    pairs, before, after = np.full((size, size), 0.5), np.full(size, 0.5), np.full(size, 0.5)
    for article in articles:
        tags = tags_of(words_of(article.text), article.spans, ATTRIBUTION)
        for a, b in zip(tags, tags[1:]):
            pairs[a, b] += 1
            before[a] += 1
            after[b] += 1
    return np.log(pairs / pairs.sum()) - np.log(before / before.sum())[:, None] - np.log(after / after.sum())[None]


def transitions(articles: list[Article], weight: float = LIFT_WEIGHT) -> np.ndarray:
    out = legal(ATTRIBUTION)
    table = lift(articles)
    out[:-1] = np.where(out[:-1] < 0, NEVER, weight * table)
    return out


def viterbi(scores: np.ndarray, steps: np.ndarray) -> list[int]:
    if not len(scores):
        return []
    best = scores[0] + steps[-1]
    back = []
    for row in scores[1:]:
        through = best[:, None] + steps[:-1]
        back.append(through.argmax(0))
        best = through.max(0) + row
    tags = [int(best.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


@dataclass
class Span:
    kind: str
    first: int  # words
    last: int


def spans_of(tags: list[int], names: list[str]) -> list[Span]:
    out: list[Span] = []
    for i, tag in enumerate(tags):
        name = names[tag]
        if name[0] == "B" or (name[0] == "I" and not (out and out[-1].last == i - 1 and out[-1].kind == name[2:])):
            out.append(Span(name[2:], i, i))
        elif name[0] == "I":
            out[-1].last = i
    return out


# ---- linking ----

BREAK, PARAGRAPH = 24.0, 18.0  # what a sentence's end and a paragraph's end between two spans cost, in words
INSIDE = 0.2  # what a word costs that is in a span between the two
CROSSED = {"content": {"cue": 5.0, "content": 24.0, "source": 16.0}, "source": {"cue": 5.0, "source": 24.0, "content": 16.0}}
AFTER = {"content": -9.0, "source": 15.0}  # what it costs to stand after the cue
OTHER_QUOTATION = 22.0  # a source inside a quotation for a cue outside, or the other way round
FARTHEST = {"content": 118.0, "source": 39.0}
TAKEN = 2.0  # what it costs a chain that the cue has a content already
NEIGHBOURS = 6  # candidates looked at on either side, so that time is linear in the text


def ends_before(words: list[Word]) -> list[int]:
    """Sentence ends up to and including each word's start: 3 for a paragraph's, 2 for a line's, 1 for a
    sentence's: a space after . ? or !, a closing mark between allowed, and no lower-case word after it."""
    out, total = [], 0
    for i, word in enumerate(words):
        last = words[i - 1] if i else None
        if last is not None and last.quotation == 3 and i > 1:
            last = words[i - 2]
        if word.gap >= 2:
            total += word.gap
        elif word.gap == 1 and last is not None and last.text in (".", "?", "!") and word.shape != 1:
            total += 1
        out.append(total)
    return out


def chains_of(words: list[Word], spans: list[Span]) -> list[list[Span]]:
    """Contents that are one: nothing between them but what is inside the same open quotation, or nothing at
    all in the same paragraph (behind a sentence's end, inside quotation marks alone), or a paragraph's end that the quotation goes on across (not closed before it, opened anew after it)."""
    chains: list[list[Span]] = []
    for span in (s for s in spans if s.kind == "content"):
        if chains:
            last, first = chains[-1][-1].last, words[span.first]
            between = words[last + 1:span.first] if first.quotation == 1 else []
            touching = last + 1 == span.first
            open_before = words[last].quotation in (1, 2)
            ended = words[last - 1 if words[last].quotation == 3 else last].normal in (".", "?", "!")
            if (first.quotation == 1 and all(w.quotation == 1 for w in between)) or (touching and first.gap < 3 and (first.quotation or not ended)) \
                    or (touching and open_before and first.quotation == 2):
                chains[-1].append(span)
                continue
        chains.append([span])
    return chains


def link(words: list[Word], spans: list[Span]) -> list[dict[str, list[Span]]]:
    """Each chain of contents to its nearest cue, each cue to its nearest source; a cue without content is dropped.

    The distance of a span from a cue is: the words between them (those in other spans count INSIDE),
    BREAK for each sentence end between them, PARAGRAPH once if these are 3 or more, CROSSED for each span between,
    AFTER if the span is after the cue, TAKEN for a chain when the cue has one before it already (chains go in order), OTHER_QUOTATION for a source when just one of both is inside
    a quotation. A chain's is that of its first or last span, whichever is less. Nothing farther than FARTHEST
    is linked; on a tie the earlier candidate wins. Only the NEIGHBOURS nearest in order on either side are looked at.
    `spans` are in the order of the text.
    """
    ends = ends_before(words)
    index = {id(s): i for i, s in enumerate(spans)}

    def distance(span: Span, cue: Span, kind: str) -> float:
        left, right = (span, cue) if span.first < cue.first else (cue, span)
        breaks = ends[right.first] - ends[left.last]
        total = right.first - left.last - 1 + BREAK * breaks + (PARAGRAPH if breaks >= 3 else 0)
        for between in spans[index[id(left)] + 1:index[id(right)]]:
            total += CROSSED[kind][between.kind] - (1 - INSIDE) * (between.last - between.first + 1)
        if right is span:
            total += AFTER[kind]
        if kind == "source" and (words[span.first].quotation == 1) != (words[cue.first].quotation == 1):
            total += OTHER_QUOTATION
        return total

    def nearest(span: Span, starts: list[int], measure) -> tuple[float, int]:
        at = bisect_right(starts, span.first)
        return min(((measure(k), k) for k in range(max(0, at - NEIGHBOURS), min(len(starts), at + NEIGHBOURS))), default=(math.inf, -1))

    cues, sources = ([s for s in spans if s.kind == kind] for kind in ("cue", "source"))
    out: list[dict[str, list[Span]]] = [{"source": [], "cue": [cue], "content": []} for cue in cues]
    taken = [0.0] * len(cues)
    cue_starts, source_starts = [s.first for s in cues], [s.first for s in sources]
    for chain in chains_of(words, spans):
        far, k = min(nearest(span, cue_starts, lambda k, span=span: distance(span, cues[k], "content") + taken[k]) for span in (chain[0], chain[-1]))
        if far < FARTHEST["content"]:
            out[k]["content"] += chain
            taken[k] = TAKEN
    for cue, found in zip(cues, out):
        far, k = nearest(cue, source_starts, lambda k: distance(sources[k], cue, "source"))
        if far < FARTHEST["source"]:
            found["source"] = [sources[k]]
    return [found for found in out if found["content"]]


def records(words: list[Word], linked: list[dict[str, list[Span]]]) -> list[dict]:
    return [{part: [[words[s.first].start, words[s.last].end] for s in a[part]] for part in ("source", "cue", "content")} for a in linked]
