"""Pronouns and descriptions with the names that they may stand for: from GUM, from GAP, and from PolNeAR by hiding names.

An anaphor is one word (a pronoun, or the head of a description), a candidate the words of a name, before or after it.
The head scores each candidate in the anaphor's window; what it learns is which of them name the same entity, or none.
"""
from __future__ import annotations

import csv
import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from corpora import Article
from edits import Edited

PRONOUNS = {"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their",
            "theirs", "themselves", "themself"}


@dataclass
class Question:
    """Which of `candidates` (indices of the article's names) does the anaphor at `place` (code points) stand for?

    `right` may be empty: none of them. `left_out` are candidates of which that is not known.
    """
    place: tuple[int, int]
    right: set[int]
    left_out: set[int] = field(default_factory=set)


@dataclass
class Asked:
    article: Article
    names: list[tuple[int, int]]
    questions: list[Question]


def of_gum(article: Article) -> Asked:
    names = [m for m in article.mentions if m.kind == "name"]
    by_cluster = defaultdict(set)
    for i, name in enumerate(names):
        by_cluster[name.cluster].add(i)
    questions = []
    for m in article.mentions:
        word = article.text[m.start:m.end].lower()
        if m.kind == "description" or (m.kind == "pronoun" and word in PRONOUNS):
            questions.append(Question((m.start, m.end), by_cluster[m.cluster] - {i for i, n in enumerate(names) if n.start < m.end and m.start < n.end}))
    return Asked(article, [(n.start, n.end) for n in names], questions)


def read_gap(path: Path, names_of: dict[str, list]) -> list[Asked]:
    """`names_of`: names found by a tagger, as [type, start, end] by the text's id; GAP marks but two names a text."""
    out = []
    with Path(path).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["Text"]
            places = {}
            for side in "AB":
                start = int(row[f"{side}-offset"])
                places[side] = (start, start + len(row[side]))
            names = {tuple(n[1:]) for n in names_of.get(row["ID"], [])}
            names = {n for n in names if not any(n[0] < e and s < n[1] for s, e in places.values())} | set(places.values())
            ordered = sorted(names)
            same = {side: {i for i, (s, e) in enumerate(ordered) if alike(text[s:e], row[side])} | {ordered.index(places[side])} for side in "AB"}
            is_right = {side: row[f"{side}-coref"] == "TRUE" for side in "AB"}
            right = set().union(*(same[side] for side in "AB" if is_right[side]))
            known = same["A"] | same["B"]
            # Where neither is right, another name of the text may be.
            left_out = set() if right else set(range(len(ordered))) - known
            start = int(row["Pronoun-offset"])
            out.append(Asked(Article(row["ID"], text, [], []), ordered, [Question((start, start + len(row["Pronoun"])), right, left_out)]))
    return out


def read_anaphors(path: Path) -> list[Asked]:
    """Invented articles, a JSON object a line: `text`, all its `names` as [type, start, end], and `anaphors` as [start, end, name or null]."""
    out = []
    for line in Path(path).read_text("utf-8").splitlines():
        record = json.loads(line)
        text, names = record["text"], [tuple(name) for name in record["names"]]
        called = [text[s:e] for _, s, e in names]
        questions = []
        for start, end, name in record["anaphors"]:
            right = {i for i, one in enumerate(called) if name and alike(one, name)}
            # The surname of several is not known to be that of the one.
            left_out = {i for i in right if any(alike(called[i], one) and not alike(one, name) for one in called)}
            if right == left_out and right:
                continue
            questions.append(Question((start, end), right - left_out, left_out))
        out.append(Asked(Article(record["id"], text, names, []), [(s, e) for _, s, e in names], questions))
    return out


def alike(one: str, other: str) -> bool:
    a, b = one.lower().split(), other.lower().split()
    if len(a) > len(b):
        a, b = b, a
    return any(b[i:i + len(a)] == a for i in range(len(b) - len(a) + 1))


# ---- names hidden behind pronouns, and names exchanged ----

PREPOSITIONS = set("of to for with from by against about on at in into behind between like than over under after before told tell asked ask".split())
FORMS = {"m": ("he", "him", "his"), "f": ("she", "her", "her")}
HIDDEN_SHARE, REACH = 0.35, 900  # of a person's later names; how far back (code points) the one before may be
POSSESSIVE = ("’s", "'s", "’", "'")


def read_given_names(path: Path) -> dict[str, str]:
    lines = (line.split("\t") for line in Path(path).read_text("utf-8").split("\n") if line and line[0] != "#")
    return {name: gender for name, gender in lines}


def persons(text: str, names: list) -> dict[str, list[tuple[int, int]]]:
    """A text's names of people by their last word."""
    found = defaultdict(list)
    for kind, start, end in names:
        if kind == "person":
            found[text[start:end].split()[-1].lower()].append((start, end))
    return found


def hidden(article: Article, names: list, given: dict[str, str], random_: random.Random) -> tuple[Asked, Edited]:
    """The article with some repeated names of people turned into pronouns, each a question whose answer is known."""
    edits, clusters = [], {}
    for key, places in persons(article.text, names).items():
        genders = Counter(given[first] for s, e in places if len(words := article.text[s:e].split()) > 1 and (first := words[0]) in given)
        gender = genders.most_common(1)[0][0] if genders else "u"
        for place in places:
            clusters[place] = key
        if gender not in FORMS:
            continue
        for before, (start, end) in zip(places, places[1:]):
            left = article.text[max(0, start - 30):start].split()
            if start - before[1] > REACH or random_.random() > HIDDEN_SHARE or (left and (left[-1][0].isupper() and left[-1][-1] not in ".!?”\"")):
                continue
            if left and left[-1].endswith(".") and len(left[-1]) <= 5:  # a title
                continue
            after = next((p for p in POSSESSIVE if article.text.startswith(p, end)), "")
            form = FORMS[gender][2 if after else 1 if left and left[-1].lower() in PREPOSITIONS else 0]
            first = not left or left[-1][-1] in ".!?" or article.text[start - 1:start] in "\n“\""
            edits.append((start, end + len(after), form.capitalize() if first else form))
    edits.sort()
    edited = Edited(article.text, edits)
    gone = {(s, e) for s, e, _ in edits}
    gone |= {place for place in clusters if any(s == place[0] for s, _ in gone)}
    kept = [(s, e) for _, s, e in names if (s, e) not in gone]
    by_cluster = defaultdict(set)
    for i, place in enumerate(kept):
        if place in clusters:
            by_cluster[clusters[place]].add(i)
    starts = {s: clusters[(s, e)] for s, e in clusters}
    questions = [Question(edited.span(s, s + 1)[:1] + (edited.span(s, e)[1],), by_cluster[starts[s]]) for s, e, _ in edits]
    spans = [(part, *edited.span(s, e)) for part, s, e in article.spans]
    return Asked(Article(article.id, edited.text, spans, article.attributions), [edited.span(*n) for n in kept], questions), edited


def exchanged(article: Article, names: list, given: dict[str, str], random_: random.Random) -> tuple[Article, list, Edited]:
    """The article with its people named otherwise, each of them one way throughout."""
    by_gender = defaultdict(list)
    for name, gender in given.items():
        by_gender[gender].append(name)
    everyone = list(given)
    new: dict[str, str] = {}
    edits = []
    for kind, start, end in names:
        if kind != "person":
            continue
        at = start
        for i, word in enumerate(article.text[start:end].split(" ")):
            if word.isalpha() and word[0].isupper():
                if word not in new:
                    new[word] = random_.choice(by_gender[given[word]] if word in given and i == 0 else everyone)
                edits.append((at, at + len(word), new[word] if not word.isupper() or len(word) < 3 else new[word].upper()))
            at += len(word) + 1
    edited = Edited(article.text, edits)
    spans = [(part, *edited.span(s, e)) for part, s, e in article.spans]
    return Article(article.id, edited.text, spans, []), [[kind, *edited.span(s, e)] for kind, s, e in names], edited
