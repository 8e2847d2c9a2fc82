"""What is learned from each corpus: batches of windows, and the losses on what the model says of them."""
from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import torch
import torch.nn.functional as F
from torch import Tensor

from corpora import ATTRIBUTION, NAMES, Article, example_of, restyled, tags_of
from coreference import Asked, exchanged, hidden
from encoder import NEAR, PLACE
from tokens import Pieces, Vocabulary, pieces_of

WINDOW, BATCH, CONTEXT = 288, 1152, 96
RESTYLED, EXCHANGED, HIDDEN = 0.2, 0.15, 0.35  # shares of PolNeAR's articles, drawn anew each epoch; half of it with a teacher, who has seen no changed ones
COREFERENCE = 0.5  # the weight of its loss beside that of tags
DISTILLED = 1.0  # the weight of the teacher's logits beside the corpus's tags

Learn = Callable[[list[Tensor], Tensor], dict[str, Tensor]]


@dataclass
class Window:
    pieces: Pieces
    start: int
    end: int
    counted: int  # the first piece whose tag counts
    tags: list[int] = field(default_factory=list)
    questions: list[tuple[int, list[int], list[int]]] = field(default_factory=list)  # (piece, right candidates, candidates left out)
    candidates: list[list[int]] = field(default_factory=list)  # pieces of each
    sentences: list[tuple[list[int], int]] = field(default_factory=list)  # (pieces, label)
    taught: Tensor | None = None  # logits [pieces of the window, width]


class Task:
    """Endless batches, a new random cut of the corpus each epoch; its place can be saved."""

    def __init__(self, vocabulary: Vocabulary, seed: int):
        self.vocabulary, self.seed = vocabulary, seed
        self.epoch, self.at, self.batches = -1, 0, []

    def windows(self, random_: random.Random) -> list[Window]:
        raise NotImplementedError

    def learn(self, batch: list[Window]) -> Learn:
        raise NotImplementedError

    def next(self) -> tuple[list[Tensor], int, Learn]:
        """The inputs of a batch, how many words it has, and what gives its losses."""
        while self.at >= len(self.batches):
            self.go(self.epoch + 1, 0)
        batch = self.batches[self.at]
        self.at += 1
        words = sum(sum(w >= 0 for w in x.pieces.word[x.counted:x.end]) for x in batch)
        return tensors(batch, self.vocabulary), words, self.learn(batch)

    def go(self, epoch: int, at: int) -> None:
        self.epoch, self.at = epoch, at
        random_ = random.Random(self.seed * 1000 + epoch)
        windows = self.windows(random_)
        random_.shuffle(windows)
        self.batches = []
        for first in range(0, len(windows), 64):
            batch: list[Window] = []
            for window in sorted(windows[first:first + 64], key=lambda w: w.start - w.end):
                if batch and (len(batch) + 1) * (batch[0].end - batch[0].start + 2) > BATCH:
                    self.batches.append(batch)
                    batch = []
                batch.append(window)
            self.batches.append(batch)
        random_.shuffle(self.batches)

    @property
    def epochs(self) -> float:
        return self.epoch + self.at / max(1, len(self.batches))


def cut(pieces: Pieces, random_: random.Random) -> list[Window]:
    """Windows that cover the article from a random phase, with CONTEXT pieces that do not count before each but the first."""
    size, total = WINDOW - 2, len(pieces.ids)
    cuts = [0, *range(random_.randint(CONTEXT, size), total, size), total]
    if cuts[1] >= total:
        cuts = [0, total] if total <= size else [0, size, total]
    return [Window(pieces, max(0, min(a, b - CONTEXT)), b, a) for a, b in zip(cuts, cuts[1:])]


def tensors(batch: list[Window], vocabulary: Vocabulary) -> list[Tensor]:
    longest = max(w.end - w.start for w in batch)
    columns = {"ids": [], "shape": [], "gap": [], "quotation": [], "mask": []}
    for w in batch:
        p, pad = w.pieces, longest - (w.end - w.start)
        columns["ids"].append([vocabulary.start, *p.ids[w.start:w.end], vocabulary.end] + [vocabulary.pad] * pad)
        for key in ("shape", "gap", "quotation"):
            columns[key].append([0, *getattr(p, key)[w.start:w.end], 0] + [0] * pad)
        columns["mask"].append([1] * (w.end - w.start + 2) + [0] * pad)
    return [torch.tensor(c) for c in columns.values()]


def first_pieces(pieces: Pieces) -> list[int]:
    return [i for i, w in enumerate(pieces.word) if w >= 0]


def pieces_in(pieces: Pieces, first: list[int], start: int, end: int) -> list[int]:
    """First pieces of the words that [start, end) in code points touches."""
    low, high = 0, len(pieces.words)
    while low < high:
        middle = (low + high) // 2
        if pieces.words[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    found = []
    while low < len(pieces.words) and pieces.words[low].start < end:
        found.append(first[low])
        low += 1
    return found


def ask(windows: list[Window], asked: Asked) -> None:
    """Puts into each window the questions whose anaphors count there, with the names that lie wholly in it."""
    pieces = windows[0].pieces
    first = first_pieces(pieces)
    names = [pieces_in(pieces, first, *n) for n in asked.names]
    places = [pieces_in(pieces, first, *q.place)[:1] for q in asked.questions]
    for w in windows:
        inside = [i for i, n in enumerate(names) if n and w.start <= n[0] and n[-1] < w.end]
        number = {name: i for i, name in enumerate(inside)}
        w.candidates = [[p - w.start for p in names[i]] for i in inside]
        w.questions = [(place[0] - w.start, [number[i] for i in q.right if i in number], [number[i] for i in q.left_out if i in number])
                       for q, place in zip(asked.questions, places) if place and w.counted <= place[0] < w.end]


def tag_loss(logits: Tensor, batch: list[Window]) -> Tensor:
    tags = torch.full(logits.shape[:2], -100)
    for row, w in enumerate(batch):
        tags[row, 1 + w.counted - w.start:1 + w.end - w.start] = torch.tensor(w.tags[w.counted:w.end])
    return F.cross_entropy(logits.flatten(0, 1), tags.flatten(), ignore_index=-100)


def taught_loss(logits: Tensor, batch: list[Window], columns: slice) -> Tensor:
    """Cross entropy with the teacher's probabilities, at first pieces."""
    losses = []
    for row, w in enumerate(batch):
        if w.taught is not None:
            at = torch.tensor([i for i in range(w.counted, w.end) if w.pieces.word[i] >= 0])
            target = torch.softmax(w.taught[at - w.start][:, columns], -1)
            losses.append(-(target * torch.log_softmax(logits[row, 1 + at - w.start], -1)).sum(-1))
    return torch.cat(losses).mean()


def bucket(distance: int) -> int:
    """Of an antecedent `distance` words before the anaphor (negative: after it): 0 .. NEAR - 1 before, the nearest first, then those after."""
    return min(NEAR - 1, abs(distance).bit_length() - 1) + (NEAR if distance < 0 else 0)


def coreference_loss(anaphor: Tensor, antecedent: Tensor, distance: Tensor, batch: list[Window]) -> Tensor:
    """-log of the share that the right names have among all candidates and "none"; "none" is right where no right name is in the window."""
    losses = []
    for row, w in enumerate(batch):
        if not w.questions:
            continue
        at = torch.tensor([q[0] for q in w.questions])
        query = anaphor[row, 1 + at]
        none = query[:, PLACE:]
        if not w.candidates:
            continue
        word = [sum(x >= 0 for x in w.pieces.word[w.start:w.start + i]) for i in range(w.end - w.start)]
        pool = torch.zeros(len(w.candidates), antecedent.shape[1])
        for i, c in enumerate(w.candidates):
            pool[i, [1 + p for p in c]] = 1 / len(c)
        keys = pool @ antecedent[row]
        steps = torch.tensor([[bucket(word[q[0]] - word[c[0]]) if q[0] != c[0] else 0 for c in w.candidates] for q in w.questions])
        scores = query[:, :PLACE] @ keys.T + distance[steps]
        out = torch.zeros(scores.shape, dtype=torch.bool)
        right = torch.zeros(len(w.questions), 1 + len(w.candidates), dtype=torch.bool)
        for i, (_, good, left_out) in enumerate(w.questions):
            out[i, left_out] = True
            right[i, [1 + g for g in good] if good else 0] = True
        all_scores = torch.cat([none, scores.masked_fill(out, -1e4)], 1)
        losses.append(torch.logsumexp(all_scores, 1) - torch.logsumexp(all_scores.masked_fill(~right, -1e4), 1))
    return torch.cat(losses).mean() if losses else anaphor.sum() * 0


def tagged_losses(outputs: list[Tensor], tagged: Tensor, distance: Tensor, batch: list[Window]) -> dict[str, Tensor]:
    """The losses of a corpus with tags for one head, `tagged`, with antecedents, and with a teacher's logits where there are any."""
    attribution, names, anaphor, antecedent, _ = outputs
    found = {"tags": tag_loss(tagged, batch), "coreference": COREFERENCE * coreference_loss(anaphor, antecedent, distance, batch)}
    if any(w.taught is not None for w in batch):
        width = len(ATTRIBUTION)
        found["taught"] = DISTILLED * (taught_loss(attribution, batch, slice(0, width)) + taught_loss(names, batch, slice(width, None)))
    return found


class Polnear(Task):
    """Who said what. Some articles are restyled or their people exchanged, and in some repeated names are hidden behind pronouns."""

    def __init__(self, articles: list[Article], silver: dict[str, list], given: dict[str, str], vocabulary: Vocabulary, seed: int, teacher: dict[str, Tensor]):
        super().__init__(vocabulary, seed)
        self.articles, self.silver, self.given, self.teacher = articles, silver, given, teacher
        self.changed = 0.5 if teacher else 1.0
        self.cached = [example_of(a, vocabulary, ATTRIBUTION) for a in articles]

    def windows(self, random_: random.Random) -> list[Window]:
        out = []
        for article, (pieces, tags) in zip(self.articles, self.cached):
            names, asked, changed = self.silver.get(article.id, []), None, False
            if names and random_.random() < EXCHANGED * self.changed:
                article, names = exchanged(article, names, self.given, random_)
                changed = True
            if names and random_.random() < HIDDEN * self.changed:
                asked = hidden(article, names, self.given, random_)
                article, changed = asked.article, True
            if random_.random() < RESTYLED * self.changed:
                article = Article(article.id, restyled(article.text, random_), article.spans, [])
                changed = True
            if changed:
                pieces, tags = example_of(article, self.vocabulary, ATTRIBUTION)
            windows = cut(pieces, random_)
            if asked:
                ask(windows, asked)
            for w in windows:
                w.tags = tags
                if not changed and article.id in self.teacher:
                    w.taught = self.teacher[article.id][w.start:w.end].float()
            out += windows
        return out

    def learn(self, batch: list[Window]) -> Learn:
        return lambda outputs, distance: tagged_losses(outputs, outputs[0], distance, batch)


class Gum(Task):
    """Names, and what pronouns and descriptions stand for."""

    def __init__(self, asked: list[Asked], vocabulary: Vocabulary, seed: int, teacher: dict[str, Tensor]):
        super().__init__(vocabulary, seed)
        self.asked, self.teacher = asked, teacher
        self.cached = [example_of(a.article, vocabulary, NAMES) for a in asked]

    def windows(self, random_: random.Random) -> list[Window]:
        out = []
        for asked, (pieces, tags) in zip(self.asked, self.cached):
            windows = cut(pieces, random_)
            ask(windows, asked)
            for w in windows:
                w.tags = tags
                if asked.article.id in self.teacher:
                    w.taught = self.teacher[asked.article.id][w.start:w.end].float()
            out += windows
        return out

    def learn(self, batch: list[Window]) -> Learn:
        return lambda outputs, distance: tagged_losses(outputs, outputs[1], distance, batch)


class Gap(Task):
    """Which of two names a pronoun of Wikipedia stands for."""

    def __init__(self, asked: list[Asked], vocabulary: Vocabulary, seed: int):
        super().__init__(vocabulary, seed)
        self.asked = asked
        self.cached = [pieces_of(a.article.text, vocabulary) for a in asked]

    def windows(self, random_: random.Random) -> list[Window]:
        out = []
        for asked, pieces in zip(self.asked, self.cached):
            total = len(pieces.ids)
            windows = [Window(pieces, 0, min(total, WINDOW - 2), 0)]
            ask(windows, asked)
            out += windows
        return out

    def learn(self, batch: list[Window]) -> Learn:
        return lambda outputs, distance: {"coreference": coreference_loss(outputs[2], outputs[3], distance, batch)}


class Claims(Task):
    """Sentences worth a check, several in a window and in a new order each epoch."""

    def __init__(self, sentences: list[tuple[str, int]], vocabulary: Vocabulary, seed: int):
        super().__init__(vocabulary, seed)
        self.sentences = sentences

    def windows(self, random_: random.Random) -> list[Window]:
        order = self.sentences[:]
        random_.shuffle(order)
        out = []
        while order:
            texts, labels, length = [], [], 0
            while order and (not texts or length + len(order[-1][0]) < 900):
                text, label = order.pop()
                texts.append(text)
                labels.append(label)
                length += len(text) + 1
            joint = random_.choice([" ", " ", "\n\n"])
            pieces = pieces_of(joint.join(texts), self.vocabulary)
            first, at, sentences = first_pieces(pieces), 0, []
            limit = WINDOW - 2
            for text, label in zip(texts, labels):
                inside = [p for p in pieces_in(pieces, first, at, at + len(text)) if p < limit]
                if inside:
                    sentences.append((inside, label))
                at += len(text) + len(joint)
            out.append(Window(pieces, 0, min(limit, len(pieces.ids)), 0, sentences=sentences))
        return out

    def learn(self, batch: list[Window]) -> Learn:
        def losses(outputs: list[Tensor], _: Tensor) -> dict[str, Tensor]:
            worth = outputs[4]
            logits = torch.stack([worth[row, [1 + p for p in s], 0].mean() for row, w in enumerate(batch) for s, _ in w.sentences])
            labels = torch.tensor([float(label) for w in batch for _, label in w.sentences])
            return {"worth": F.binary_cross_entropy_with_logits(logits, labels)}
        return losses
