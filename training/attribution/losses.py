"""Batches of windows as tensors, and the losses on what the model says of them."""
from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from corpora import ATTRIBUTION
from encoder import NEAR, PLACE, RELATIONS
from tasks import LEFT_OUT, Window

TAUGHT = 0.5  # the share of what a teacher says beside what the corpus does
SEEN = 0.5  # what it counts to see words as a teacher sees them
IS_CUE = 0.5  # from which probability on a word is one of a cue's to the teacher, so that it is asked for the act, the hearer and the time
WEIGHTS = {"attribution": 1.0, "names": 1.0, "coreference": 0.2, "worth": 0.2, "act": 0.15, **{relation: 0.15 for relation in RELATIONS}}
FAR = -1e4


@dataclass
class Places:
    """Sets of pieces, each somewhere in one row of the batch: flat indices and their weights, which sum to 1 [sets, most in one]."""

    index: Tensor
    weight: Tensor

    def mean(self, values: Tensor) -> Tensor:
        """The mean of `values` [rows, length, width] over each set."""
        return (values.flatten(0, 1)[self.index] * self.weight[..., None]).sum(1)


def shares(none: Tensor, scores: Tensor, allowed: Tensor) -> Tensor:
    """For each query the logarithms of the shares that none of them and each that may count have."""
    return torch.log_softmax(torch.cat([none, scores.masked_fill(~allowed, FAR)], 1), 1)


def surprise(shares: Tensor, right: Tensor) -> Tensor:
    """Of each query -log of the share that the right ones have together."""
    return -torch.logsumexp(shares.masked_fill(~right, FAR), 1)


@dataclass
class Choice:
    """Which of the columns is right for each query: scores that may count, those that are right, and the bucket of each distance."""

    query: Places
    allowed: Tensor
    right: Tensor  # one column more, the first: none of them
    distance: Tensor

    def shares(self, none: Tensor, scores: Tensor, steps: Tensor) -> Tensor:
        return shares(none, scores + steps[self.distance], self.allowed)


@dataclass
class Batch:
    inputs: list[Tensor]  # ids, shape, gap, quotation, mask, each [rows, length]
    words: int
    word: Tensor  # [rows, length], as in Window, -1 behind a window's end
    counted: Tensor  # flat indices of what counts
    attribution: Tensor | None
    names: Tensor | None
    candidates: Places | None
    coreference: Choice | None
    sentences: tuple[Places, Tensor] | None
    acts: tuple[Places, Tensor] | None
    pointers: dict[str, tuple[Choice, Tensor]]  # and the row of each query

    def to(self, device: str) -> Batch:
        return moved(self, device)


def moved(value, device: str):
    if isinstance(value, Tensor):
        return value.to(device, non_blocking=True)
    if isinstance(value, (list, tuple)):
        return type(value)(moved(x, device) for x in value)
    if isinstance(value, dict):
        return {key: moved(x, device) for key, x in value.items()}
    if isinstance(value, (Batch, Choice, Places)):
        return type(value)(**{f.name: moved(getattr(value, f.name), device) for f in fields(value)})
    return value


def bucket(distance: int) -> int:
    """Of what stands `distance` words before (negative: after): 0 .. NEAR - 1 before, the nearest first, then those after."""
    return min(NEAR - 1, max(0, abs(distance).bit_length() - 1)) + (NEAR if distance < 0 else 0)


BUCKETS = np.array([bucket(d) for d in range(-1024, 1025)])


def buckets(distance: np.ndarray) -> np.ndarray:
    return BUCKETS[np.clip(distance, -1024, 1024) + 1024]


def places_of(sets: list[tuple[int, list[int]]], length: int) -> Places:
    """Of (row, places)."""
    most = max(len(places) for _, places in sets)
    index, weight = np.zeros((len(sets), most), np.int64), np.zeros((len(sets), most), np.float32)
    for i, (row, places) in enumerate(sets):
        index[i, :len(places)] = np.array(places) + row * length
        weight[i, :len(places)] = 1 / len(places)
    return Places(torch.from_numpy(index), torch.from_numpy(weight))


def collate(windows: list[Window], pad: int) -> Batch:
    length = -(-max(w.columns.shape[1] for w in windows) // 16) * 16
    rows = len(windows)
    columns = np.zeros((5, rows, length), np.int64)
    columns[0] = pad
    attribution, names = np.full((2, rows, length), LEFT_OUT, np.int64)
    word, counted = np.full((rows, length), -1, np.int64), np.zeros((rows, length), bool)
    for row, w in enumerate(windows):
        size = w.columns.shape[1]
        columns[:4, row, :size] = w.columns
        columns[4, row, :size] = 1
        for whole, part in ((attribution, w.attribution), (names, w.names)):
            if part is not None:
                whole[row, :size] = part
        word[row, :size], counted[row, :size] = w.word, w.counted
    sentences = [(row, s, label) for row, w in enumerate(windows) for s, label in w.sentences]
    acts = [(row, cue, act) for row, w in enumerate(windows) for cue, act in w.acts]
    labelled = lambda items: (places_of([x[:2] for x in items], length), torch.tensor([x[2] for x in items])) if items else None
    candidates, coreference = coreference_of(windows, length)
    tensor = lambda x: torch.from_numpy(x) if x is not None and (x != LEFT_OUT).any() else None
    return Batch(
        list(torch.from_numpy(columns)), int(counted.sum()), torch.from_numpy(word), torch.from_numpy(np.flatnonzero(counted)), tensor(attribution), tensor(names),
        candidates, coreference, labelled(sentences), labelled(acts),
        {relation: found for relation in RELATIONS if (found := pointers_of(windows, relation, length))})


def coreference_of(windows: list[Window], length: int) -> tuple[Places | None, Choice | None]:
    names = [(row, c) for row, w in enumerate(windows) for c in w.candidates]
    first = np.cumsum([0, *(len(w.candidates) for w in windows)])
    questions = [(row, *q) for row, w in enumerate(windows) if w.candidates for q in w.questions]
    if not questions:
        return None, None
    allowed, right = np.zeros((len(questions), len(names)), bool), np.zeros((len(questions), 1 + len(names)), bool)
    distance = np.zeros((len(questions), len(names)), np.int64)
    starts = np.array([windows[row].word[c[0]] for row, c in names])
    for i, (row, place, good, left_out) in enumerate(questions):
        a, b = first[row], first[row + 1]
        allowed[i, a:b] = True
        allowed[i, a + np.array(left_out, int)] = False
        right[i, [1 + a + g for g in good] if good else 0] = True
        distance[i, a:b] = buckets(windows[row].word[place] - starts[a:b])
    query = places_of([(row, [place]) for row, place, *_ in questions], length)
    return places_of(names, length), Choice(query, *map(torch.from_numpy, (allowed, right, distance)))


def pointers_of(windows: list[Window], relation: str, length: int) -> tuple[Choice, Tensor] | None:
    queries = [(row, *q) for row, w in enumerate(windows) for q in w.pointers.get(relation, [])]
    if not queries:
        return None
    allowed, right = np.zeros((len(queries), length), bool), np.zeros((len(queries), 1 + length), bool)
    distance = np.zeros((len(queries), length), np.int64)
    for i, (row, cue, answers) in enumerate(queries):
        w = windows[row]
        size = len(w.word)
        allowed[i, :size] = w.word >= 0
        right[i, [1 + p for p in answers] if answers else 0] = True
        distance[i, :size] = buckets(w.word[cue[0]] - w.word)
    query = places_of([(row, cue) for row, cue, _ in queries], length)
    return Choice(query, *map(torch.from_numpy, (allowed, right, distance))), torch.tensor([row for row, *_ in queries])


TAGS = ("attribution", "names")


def losses(outputs: dict[str, Tensor], steps: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Weighted, by name; `steps`: what each bucket of distance counts, of coreference and of each relation."""
    found = {}
    for kind, tags in zip(TAGS, (batch.attribution, batch.names)):
        if tags is not None:
            found[kind] = F.cross_entropy(outputs[kind].flatten(0, 1), tags.flatten(), ignore_index=LEFT_OUT)
    if batch.coreference is not None:
        found["coreference"] = surprise(antecedents(outputs, steps, batch), batch.coreference.right).mean()
    if batch.sentences is not None:
        found["worth"] = F.binary_cross_entropy_with_logits(batch.sentences[0].mean(outputs["worth"])[:, 0], batch.sentences[1].float())
    if batch.acts is not None:
        found["act"] = F.cross_entropy(batch.acts[0].mean(outputs["act"]), batch.acts[1])
    for relation, (choice, row) in batch.pointers.items():
        query, keys = choice.query.mean(outputs[f"asks{relation.title()}"]), outputs[relation][row]
        found[relation] = surprise(choice.shares(query[:, PLACE:], torch.einsum("qd,qld->ql", query[:, :PLACE], keys), steps[relation]), choice.right).mean()
    return {name: WEIGHTS[name] * value for name, value in found.items()}


def antecedents(outputs: dict[str, Tensor], steps: dict[str, Tensor], batch: Batch) -> Tensor:
    """The logarithms of the shares of none and of each name, for each anaphor."""
    query, keys = batch.coreference.query.mean(outputs["anaphor"]), batch.candidates.mean(outputs["antecedent"])
    return batch.coreference.shares(query[:, PLACE:], query[:, :PLACE] @ keys.T, steps["coreference"])


def taught(outputs: dict[str, Tensor], steps: dict[str, Tensor], said: dict[str, Tensor], said_steps: dict[str, Tensor], batch: Batch) -> dict[str, Tensor]:
    """Weighted, by name: how far all heads are from what a teacher says of the same windows (`said`, and its `said_steps`), cross-entropies over words that count.

    Acts, hearers and times are asked of each word that is a cue's to the teacher, so that texts which nobody marked teach them too.
    """
    at = lambda values: values.flatten(0, 1)[batch.counted]
    other = lambda own, others: -(torch.softmax(others, -1) * torch.log_softmax(own, -1)).sum(-1).mean()
    found = {kind: other(at(outputs[kind]), at(said[kind])) for kind in TAGS}
    if batch.coreference is not None:
        found["coreference"] = -(antecedents(said, said_steps, batch).exp() * antecedents(outputs, steps, batch)).sum(-1).mean()
    if batch.sentences is not None:
        worth = lambda values: batch.sentences[0].mean(values["worth"])[:, 0]
        found["worth"] = F.binary_cross_entropy_with_logits(worth(outputs), torch.sigmoid(worth(said)))
    is_cue = torch.softmax(at(said["attribution"]), -1)[:, CUES].sum(-1) > IS_CUE
    cues = batch.counted[is_cue]
    if len(cues):
        asked = lambda values: values.flatten(0, 1)[cues]
        found["act"] = other(asked(outputs["act"]), asked(said["act"]))
        row = cues // batch.word.shape[1]
        word = batch.word[row]
        distance = bucketed(batch.word.flatten()[cues][:, None] - word)
        for relation in RELATIONS:
            def pointed(values: dict[str, Tensor], far: Tensor) -> Tensor:
                query = asked(values[f"asks{relation.title()}"])
                return shares(query[:, PLACE:], torch.einsum("qd,qld->ql", query[:, :PLACE], values[relation][row]) + far[distance], word >= 0)
            found[relation] = other(pointed(outputs, steps[relation]), pointed(said, said_steps[relation]))
    return {f"{name}.taught": TAUGHT * WEIGHTS[name] * value for name, value in found.items()}


CUES = [i for i, tag in enumerate(ATTRIBUTION) if tag.endswith("cue")]


def bucketed(distance: Tensor) -> Tensor:
    table = torch.from_numpy(BUCKETS).to(distance.device)
    return table[distance.clamp(-1024, 1024) + 1024]
