"""What we read of PolNeAR train beyond its spans: who is meant, who was told, when, the act, and names (../labels.tsv, ../acts.tsv, ../names.tsv)."""
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from corpora import ACTS, Article
from coreference import PRONOUNS, Asked, Question, alike
from edits import Edited

Span = tuple[int, int]
READINGS = 2  # what an act of labels.tsv counts, beside one of acts.tsv
NAMED = {"person", "organization", "place"}
ENDS_HEAD = {"of", "for", "at", "in", "with", "from", "to", "on", "and", "or", "who", "which", "that", "by", "about", "against", "close", "familiar", "covering", "including"}


@dataclass
class Labels:
    """Of one article: acts as (cue, index in ACTS); by relation (cue, where the text tells it, or nothing); who the sources are; all its names as
    (type, start, end), None where they were not read. Spans in code points."""

    acts: list[tuple[list[Span], int]] = field(default_factory=list)
    pointers: dict[str, list[tuple[list[Span], list[Span]]]] = field(default_factory=lambda: defaultdict(list))
    asked: Asked | None = None
    names: list[tuple[str, int, int]] | None = None

    def after(self, edited: Edited) -> Labels:
        """The same of a text with parts replaced."""
        moved = lambda spans: [edited.span(*s) for s in spans]
        return Labels([(moved(cue), act) for cue, act in self.acts],
                      {r: [(moved(cue), moved(right)) for cue, right in found] for r, found in self.pointers.items()},
                      names=self.names and [(kind, s, e) for kind, *place in self.names for s, e in [edited.span(*place)]
                                            if edited.text[s:e].lower() not in PRONOUNS])


def labelled(articles: list[Article], folder: Path, silver: dict[str, list]) -> dict[str, Labels]:
    """By the article's id. `folder` has labels.tsv, acts.tsv and names.tsv; `silver` the names by which sources can be called in the others."""
    found: dict[str, Labels] = defaultdict(Labels)
    for line, kind, places in rows(folder / "names.tsv"):
        labels = found[articles[int(line)].id]
        labels.names = sorted([*(labels.names or []), *((kind, *place) for place in spans(places))], key=lambda name: name[1])
    names = {a.id: silver.get(a.id, []) if found[a.id].names is None else found[a.id].names for a in articles}
    acts = {(line, index): act for line, index, act in rows(folder / "acts.tsv")}
    asked: dict[str, list[Question]] = defaultdict(list)
    for line, index, kind, speakers, _, heard, act, _, time in rows(folder / "labels.tsv"):
        article = articles[int(line)]
        attribution, labels = article.attributions[int(index)], found[article.id]
        cue = cue_of(attribution)
        labels.acts += READINGS * [(cue, ACTS.index(act))]
        for relation, place in (("hearer", heard), ("time", time)):
            labels.pointers[relation].append((cue, spans(place)))
        question = of_source(article, attribution, kind, [article.text[s:e] for s, e in spans(speakers)], names[article.id])
        if question:
            asked[article.id].append(question)
    # The readers of acts.tsv agree better with those of annotations-dev.tsv.
    for (line, index), act in acts.items():
        article = articles[int(line)]
        found[article.id].acts += 2 * [(cue_of(article.attributions[int(index)]), ACTS.index(act))]
    for article in articles:
        if article.id in asked:
            found[article.id].asked = Asked(article, [(s, e) for _, s, e in names[article.id]], asked[article.id])
    return dict(found)


def labels_of_written(articles: list[Article], folder: Path) -> dict[str, Labels]:
    """By the article's id, of those that were written for this: the acts that articles.tsv tells, in the form of annotations-dev.tsv."""
    by_id = {a.id: a for a in articles}
    found: dict[str, Labels] = defaultdict(Labels)
    for name, index, _, _, _, act, _ in rows(folder / "articles.tsv"):
        found[name].acts += READINGS * [(cue_of(by_id[name].attributions[int(index)]), ACTS.index(act))]
    return dict(found)


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").split("\n") if line and line[0] != "#"]


def spans(written: str) -> list[Span]:
    return [] if written == "-" else [tuple(map(int, one.split("-"))) for one in written.split(";")]


def cue_of(attribution: dict) -> list[Span]:
    """Its spans; where there are none the first letter of the content, which is then read as the cue."""
    start = attribution["content"][0][0]
    return [tuple(s) for s in attribution["cue"]] or [(start, start + 1)]


def of_source(article: Article, attribution: dict, kind: str, speakers: list[str], names: list) -> Question | None:
    """Which names a source stands for that is a pronoun or a description; None where it is a name itself or that can't be told."""
    if len(attribution["source"]) != 1 or not (speakers or kind not in NAMED):
        return None
    start, end = attribution["source"][0]
    head = head_of(article.text, start, end)
    if head is None:
        return None
    right = set()
    if kind in NAMED:
        right = {i for i, (_, s, e) in enumerate(names) if any(alike(article.text[s:e], speaker) for speaker in speakers)}
        if not right or any(start <= names[i][1] < end for i in right):
            return None
    return Question(head, right, {i for i, (_, s, e) in enumerate(names) if s < head[1] and head[0] < e})


def head_of(text: str, start: int, end: int) -> Span | None:
    """The pronoun that a source is, or the last word of its first noun phrase if that has no capital."""
    at, head = start, None
    for word in text[start:end].split(" "):
        bare = word.strip("“”\"‘’'.,;:()—")
        if (bare.lower() in ENDS_HEAD and head) or not bare:
            break
        offset = at + word.index(bare)
        head = (offset, offset + len(bare))
        at += len(word) + 1
        if word[-1] in ",;:—)":
            break
    if head is None:
        return None
    word = text[slice(*head)]
    if head[0] == start:
        return head if word.lower() in PRONOUNS else None
    return head if word.islower() and word.isalpha() else None
