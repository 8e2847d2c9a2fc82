"""What is learned from each corpus: windows of pieces, and what is to be said of them."""
from __future__ import annotations

import random
from dataclasses import dataclass, field

import numpy as np

from corpora import ATTRIBUTION, NAMES, Article, example_of, recased, restyled, tags_at
from coreference import Asked, exchanged, hidden
from labels import Labels
from tokens import Pieces, Vocabulary, pieces_of
from worth import together

WINDOW, CONTEXT = 288, 96
RESTYLED, EXCHANGED, HIDDEN = 0.2, 0.15, 0.3  # shares of PolNeAR's articles, drawn anew each epoch
RECASED = 0.15  # the share of the windows with names whose capitals are gone, or that are all capitals
LEFT_OUT = -100


@dataclass
class Window:
    """One row of a batch. Places are indices of its pieces, `<s>` being 0; those of a word are its first piece's."""

    columns: np.ndarray  # [4, pieces]: ids, shape, gap, quotation
    word: np.ndarray  # the word's index in its text at first pieces, else -1
    counted: np.ndarray  # whether what is said of the piece counts: it is a first piece and no context
    attribution: np.ndarray | None = None  # tags, LEFT_OUT where none counts
    names: np.ndarray | None = None
    candidates: list[list[int]] = field(default_factory=list)  # places of each name
    questions: list[tuple[int, list[int], list[int]]] = field(default_factory=list)  # (place, right candidates, candidates left out)
    sentences: list[tuple[list[int], int]] = field(default_factory=list)  # (places, worth a check or not)
    acts: list[tuple[list[int], int]] = field(default_factory=list)  # (places of the cue, act)
    pointers: dict[str, list[tuple[list[int], list[int]]]] = field(default_factory=dict)  # relation: (places of the cue, right places or none)


class Cut:
    """A text's pieces from `start` to `end`, of which those from `counted` on count."""

    def __init__(self, pieces: Pieces, vocabulary: Vocabulary, start: int, end: int, counted: int):
        self.start, self.end, self.counted = start, end, counted
        column = lambda values, first, last: [first, *values[start:end], last]
        word = np.array(column(pieces.word, -1, -1), np.int32)
        self.window = Window(
            np.array([column(pieces.ids, vocabulary.start, vocabulary.end), *(column(x, 0, 0) for x in (pieces.shape, pieces.gap, pieces.quotation))], np.int16),
            word, (word >= 0) & (np.arange(len(word)) > counted - start))

    def tags(self, tags: list[int]) -> np.ndarray:
        return np.where(self.window.counted, np.array([LEFT_OUT, *tags[self.start:self.end], LEFT_OUT], np.int8), LEFT_OUT)

    def counts(self, piece: int) -> bool:
        return self.counted <= piece < self.end

    def places(self, pieces: list[int]) -> list[int]:
        """Those of the text's pieces that are in here."""
        return [p - self.start + 1 for p in pieces if self.start <= p < self.end]


def cuts(pieces: Pieces, vocabulary: Vocabulary, random_: random.Random) -> list[Cut]:
    """Windows that cover the text from a random phase; a short one has up to CONTEXT pieces before it that do not count."""
    size, total = WINDOW - 2, len(pieces.ids)
    ends = [0, *range(random_.randint(CONTEXT, size), total, size), total]
    if ends[1] >= total:
        ends = [0, total] if total <= size else [0, size, total]
    return [Cut(pieces, vocabulary, max(0, min(a, b - CONTEXT)), b, a) for a, b in zip(ends, ends[1:])]


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


def ask(parts: list[Cut], pieces: Pieces, asked: Asked) -> None:
    """Puts into each window the questions whose anaphors count there, with the names that lie wholly in it."""
    first = first_pieces(pieces)
    names = [pieces_in(pieces, first, *n) for n in asked.names]
    anaphors = [pieces_in(pieces, first, *q.place)[:1] for q in asked.questions]
    for part in parts:
        inside = [i for i, n in enumerate(names) if n and part.start <= n[0] and n[-1] < part.end]
        number = {name: i for i, name in enumerate(inside)}
        part.window.candidates = [part.places(names[i]) for i in inside]
        part.window.questions = [(part.places(place)[0], [number[i] for i in q.right if i in number], [number[i] for i in q.left_out if i in number])
                                 for q, place in zip(asked.questions, anaphors) if place and part.counts(place[0])]


def label(parts: list[Cut], pieces: Pieces, labels: Labels) -> None:
    """Puts into each window the acts, and who is told and when, of the attributions whose cues begin to count there."""
    first = first_pieces(pieces)
    within = lambda spans: [p for span in spans for p in pieces_in(pieces, first, *span)]
    for cue, act in labels.acts:
        places = within(cue)
        for part in parts:
            if places and part.counts(places[0]):
                part.window.acts.append((part.places(places), act))
    for relation, questions in labels.pointers.items():
        for cue, right in questions:
            places, answers = within(cue), within(right)
            for part in parts:
                if places and part.counts(places[0]) and (not answers or part.places(answers)):
                    part.window.pointers.setdefault(relation, []).append((part.places(places), part.places(answers)))


class Task:
    """A corpus as windows, cut and changed anew each epoch."""

    def __init__(self, vocabulary: Vocabulary):
        self.vocabulary = vocabulary

    def epoch(self, number: int) -> list[Window]:
        return self.windows(random.Random(1000 + number))

    def windows(self, random_: random.Random) -> list[Window]:
        raise NotImplementedError


class Polnear(Task):
    """Who said what. Some articles are restyled or their people exchanged, and in some repeated names are hidden behind pronouns.

    `labels` by the article's id: what is known of its attributions beyond their spans.
    """

    def __init__(self, articles: list[Article], silver: dict[str, list], labels: dict[str, Labels], given: dict[str, str], *common):
        super().__init__(*common)
        self.articles, self.silver, self.labels, self.given = articles, silver, labels, given
        vocabulary = self.vocabulary
        self.cached = [example_of(a, vocabulary, ATTRIBUTION) for a in articles]

    def windows(self, random_: random.Random) -> list[Window]:
        out = []
        for article, (pieces, tags) in zip(self.articles, self.cached):
            labels = self.labels.get(article.id)
            names = self.silver.get(article.id, []) if labels is None or labels.names is None else labels.names
            asked = labels and labels.asked
            changed, hides = False, not (labels and labels.asked)
            if names and hides and random_.random() < EXCHANGED:
                article, names, edited = exchanged(article, names, self.given, random_)
                labels, changed = labels and labels.after(edited), True
            if names and hides and random_.random() < HIDDEN:
                asked, edited = hidden(article, names, self.given, random_)
                article, labels, changed = asked.article, labels and labels.after(edited), True
            if random_.random() < RESTYLED:
                article = Article(article.id, restyled(article.text, random_), article.spans, [])
                changed = True
            if changed:
                pieces, tags = example_of(article, self.vocabulary, ATTRIBUTION)
            names_tags = None if labels is None or labels.names is None else tags_at(pieces, labels.names, NAMES)
            parts = cuts(pieces, self.vocabulary, random_)
            if asked:
                ask(parts, pieces, asked)
            if labels:
                label(parts, pieces, labels)
            for part in parts:
                part.window.attribution = part.tags(tags)
                if names_tags is not None:
                    part.window.names = part.tags(names_tags)
            out += [part.window for part in parts]
        return out


class Gum(Task):
    """Names, and what pronouns and descriptions stand for: GUM's, and Universal NER's texts, which have names alone."""

    def __init__(self, asked: list[Asked], *common):
        super().__init__(*common)
        self.asked = asked
        self.cached = [example_of(a.article, self.vocabulary, NAMES) for a in asked]

    def windows(self, random_: random.Random) -> list[Window]:
        out = []
        for asked, (pieces, tags) in zip(self.asked, self.cached):
            if random_.random() < RECASED:
                pieces = pieces_of(recased(asked.article.text, random_), self.vocabulary)
            parts = cuts(pieces, self.vocabulary, random_)
            ask(parts, pieces, asked)
            for part in parts:
                part.window.names = part.tags(tags)
            out += [part.window for part in parts]
        return out


class Gap(Task):
    """Which of two names a pronoun of Wikipedia stands for."""

    def __init__(self, asked: list[Asked], *common):
        super().__init__(*common)
        self.asked = asked
        self.cached = [pieces_of(a.article.text, self.vocabulary) for a in asked]

    def windows(self, random_: random.Random) -> list[Window]:
        out = []
        for asked, pieces in zip(self.asked, self.cached):
            part = Cut(pieces, self.vocabulary, 0, min(len(pieces.ids), WINDOW - 2), 0)
            ask([part], pieces, asked)
            out.append(part.window)
        return out


class Claims(Task):
    """Sentences worth a check, several in a window and in a new order each epoch."""

    def __init__(self, sentences: list[tuple[str, int]], *common):
        super().__init__(*common)
        self.sentences = sentences

    def windows(self, random_: random.Random) -> list[Window]:
        out = []
        for text, places in together(self.sentences, random_):
            pieces = pieces_of(text, self.vocabulary)
            part = Cut(pieces, self.vocabulary, 0, min(WINDOW - 2, len(pieces.ids)), 0)
            first = first_pieces(pieces)
            for start, end, is_worth in places:
                inside = part.places(pieces_in(pieces, first, start, end))
                if inside:
                    part.window.sentences.append((inside, is_worth))
            out.append(part.window)
        return out


class Unmarked(Task):
    """Texts of which only a teacher says something."""

    def __init__(self, texts: list[str], *common):
        super().__init__(*common)
        self.cached = [pieces_of(text, self.vocabulary) for text in texts]

    def windows(self, random_: random.Random) -> list[Window]:
        return [part.window for pieces in self.cached if pieces.ids for part in cuts(pieces, self.vocabulary, random_)]
