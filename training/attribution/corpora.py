"""The corpora as words with tags: PolNeAR (source, cue, content), GUM and Universal NER (names)."""
from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from pathlib import Path

from tokens import Pieces, Vocabulary, Word, pieces_of, words_of

ATTRIBUTION = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
ACTS = ["statement", "announcement", "confirmation", "denial", "admission", "accusation", "criticism", "endorsement", "warning", "promise",
        "request", "question", "prediction", "belief"]
NAMES = ["O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place"]


@dataclass
class Article:
    id: str
    text: str
    spans: list[tuple[str, int, int]]  # (tag without B- or I-, start, end) in code points, by start
    attributions: list[dict]
    mentions: list[Mention] = field(default_factory=list)


@dataclass
class Mention:
    """One of GUM's mentions of a person, organization or place: a name's own words, else the head's word."""

    cluster: str
    kind: str  # name, pronoun, description
    start: int
    end: int


def read_polnear(path: Path) -> list[Article]:
    articles = []
    for line in Path(path).read_text("utf-8").split("\n"):
        if not line:
            continue
        record = json.loads(line)
        spans = {(part, start, end) for a in record["attributions"]
                 for part in ("source", "cue", "content") for start, end in a[part]}
        articles.append(Article(record["id"], record["text"], sorted(spans, key=lambda s: (s[1], s[2])), record["attributions"]))
    return articles


def read_unmarked(path: Path) -> list[str]:
    """Texts on which only a teacher says something, a JSON string a line."""
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def tags_of(words: list[Word], spans: list[tuple[str, int, int]], names: list[str]) -> list[int]:
    """One tag a word; of spans that overlap, the first wins."""
    tags = [0] * len(words)
    at = 0
    for part, start, end in spans:
        while at > 0 and words[at - 1].end > start:
            at -= 1
        while at < len(words) and words[at].end <= start:
            at += 1
        inside, i = False, at
        while i < len(words) and words[i].start < end:
            if tags[i] == 0:
                tags[i] = names.index(("I-" if inside else "B-") + part)
                inside = True
            i += 1
    return tags


# ---- GUM ----

TYPES = {"person": "person", "organization": "organization", "place": "place"}
TITLES = set("""mr mrs ms miss mx dr prof professor sir dame lord lady madam president vice senator sen rep
representative congressman congresswoman governor gov mayor judge justice chief chairman chairwoman secretary
minister prime chancellor king queen prince princess emperor pope saint st rev reverend father brother sister
captain capt colonel col general gen lieutenant lt sergeant sgt major commander admiral officer detective
ambassador director coach uncle aunt mother mom dad grandma grandpa count duke attorney speaker deputy""".split())
JOINERS = {"of", "the", "and", "for", "&", "de", "la", "del", "van", "von", "der", "di", "da", "al", "-", "–", "/", ".", "'", "’"}
PERSON_JOINERS = {"de", "la", "del", "van", "von", "der", "di", "da", "al", "el", "bin", "ibn", "-", ".", "'", "’", "\"", "“", "”"}


@dataclass
class Token:
    form: str
    upos: str
    xpos: str
    head: int
    deprel: str
    start: int
    end: int


def read_gum(folder: Path) -> list[Article]:
    return [_gum_document(path) for path in sorted(Path(folder).glob("*.conllu"))]


def _gum_document(path: Path) -> Article:
    text: list[str] = []
    length = 0
    spans: list[tuple[str, int, int]] = []
    sentence: list[Token] = []
    mentions: list[tuple[str, str, int, int]] = []
    opened: list[tuple[str, str, int]] = []
    everyone: list[Mention] = []
    paragraph, skip_until, space = False, 0, ""

    def finish() -> None:
        nonlocal skip_until
        for cluster, kind, first, last in mentions:
            name = name_in(sentence, first, last, kind)
            if name:
                spans.append((TYPES[kind], sentence[name[0]].start, sentence[name[1]].end))
                everyone.append(Mention(cluster, "name", *spans[-1][1:]))
                continue
            head = next((t for i, t in enumerate(sentence[first:last + 1], first) if not first <= t.head <= last), None)
            if head and head.upos in ("PRON", "NOUN"):
                everyone.append(Mention(cluster, "pronoun" if head.upos == "PRON" else "description", head.start, head.end))
        sentence.clear(), mentions.clear(), opened.clear()
        skip_until = 0

    def add(form: str) -> None:
        nonlocal length
        text.append(form)
        length += len(form)

    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# newpar") and not line.startswith("# newpar_"):
            paragraph = True
        elif not line:
            finish()
        elif line[0] != "#":
            columns = line.split("\t")
            identity, misc = columns[0], dict(f.split("=", 1) for f in columns[9].split("|") if "=" in f)
            if "." in identity:
                continue
            if length and (paragraph or space):
                add("\n\n" if paragraph else space)
            paragraph, space = False, ""
            no_space = misc.get("SpaceAfter") == "No"
            if "-" in identity:  # one written word, several tokens: its text is written here
                first, last = map(int, identity.split("-"))
                skip_until, written, whole = last, columns[1], (length, length + len(columns[1]))
                add(written)
                space = "" if no_space else " "
                cursor = whole[0]
                continue
            number = int(identity)
            if number <= skip_until:
                start = cursor
                end = whole[1] if number == skip_until else min(whole[1], start + len(columns[1]))
                cursor = end
                if number < skip_until:
                    space, hold = "", space
                    pending = hold
                else:
                    space = pending
            else:
                start, end = length, length + len(columns[1])
                add(columns[1])
                space = "" if no_space else " "
            sentence.append(Token(columns[1], columns[3], columns[4], int(columns[6]) - 1, columns[7], start, end))
            _mentions(misc.get("Entity", ""), len(sentence) - 1, opened, mentions)
    finish()
    return Article(path.stem, "".join(text), _outermost(spans), [], everyone)


def _mentions(entity: str, at: int, opened: list, mentions: list) -> None:
    """Reads `(1-person-...(2-place-...)` and `2)1)`: what opens and what closes at this token."""
    i = 0
    while i < len(entity):
        if entity[i] == "(":
            end = i + 1
            while end < len(entity) and entity[end] not in "()":
                end += 1
            fields = entity[i + 1:end].split("-")
            opened.append((fields[0], fields[1] if len(fields) > 1 else "", at))
            i = end
            if i < len(entity) and entity[i] == ")":
                _close(opened.pop(), at, mentions)
                i += 1
        else:
            end = entity.find(")", i)
            if end < 0:
                break
            key = entity[i:end]
            for k in range(len(opened) - 1, -1, -1):
                if opened[k][0] == key:
                    _close(opened.pop(k), at, mentions)
                    break
            i = end + 1


def _close(mention: tuple[str, str, int], at: int, mentions: list) -> None:
    if mention[1] in TYPES:
        mentions.append((*mention, at))


def name_in(tokens: list[Token], first: int, last: int, kind: str) -> tuple[int, int] | None:
    """The name within a mention: the run of proper nouns around its head, if that is one.

    Proper is NNP or NNPS by xpos (so "United" of "United States" is), initials and numbers between
    them included; "of", "and", "the" and the like only between two of them, for a person only "de",
    "van" and the like. A person's titles before the name are left out, and plural proper nouns
    that stand for people ("Americans") are no names.
    """
    def proper(i: int) -> bool:
        return tokens[i].xpos in ("NNP", "NNPS")

    heads = [i for i in range(first, last + 1) if not first <= tokens[i].head <= last]
    if not heads or not (proper(heads[0]) or tokens[heads[0]].upos == "PROPN"):
        return None
    head = heads[0]
    joiners = PERSON_JOINERS if kind == "person" else JOINERS
    start = end = head
    while True:
        if start > first and proper(start - 1):
            start -= 1
        else:
            k = start - 1
            while k > first and start - k <= 2 and tokens[k].form.lower() in joiners and not proper(k):
                k -= 1
            if k >= first and k < start - 1 and proper(k):
                start = k
            else:
                break
    while True:
        if end < last and (proper(end + 1) or (tokens[end + 1].xpos == "CD" and kind != "person" and tokens[end + 1].deprel not in ("appos", "list", "parataxis"))):
            end += 1
        else:
            k = end + 1
            while k < last and k - end <= 2 and tokens[k].form.lower() in joiners and not proper(k):
                k += 1
            if k <= last and k > end + 1 and proper(k):
                end = k
            else:
                break
    if kind == "person":
        while start < end and tokens[start].form.lower().rstrip(".") in TITLES:
            start += 1
        if tokens[end].xpos == "NNPS" or (start == end and tokens[start].form.lower().rstrip(".") in TITLES):
            return None
    if not any(c.isupper() for c in tokens[head].form) or any("@" in tokens[i].form or "://" in tokens[i].form for i in range(start, end + 1)):
        return None
    return start, end


def _outermost(spans: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    kept: list[tuple[str, int, int]] = []
    for span in sorted(set(spans), key=lambda s: (s[1], -s[2])):
        if not kept or span[1] >= kept[-1][2]:
            kept.append(span)
    return kept


# ---- Universal NER ----

UNER = {"PER": "person", "ORG": "organization", "LOC": "place"}


def read_uner(path: Path) -> list[Article]:
    """Documents of an IOB2 file, their sentences paragraphs. Every other one, from the first, is to learn from: bench/names.ts measures on those between."""
    articles = []
    for part in Path(path).read_text("utf-8").split("# newdoc id = ")[1::2]:
        text, spans = "", []
        for sentence in part.split("\n\n"):
            lines = sentence.split("\n")
            whole = next((line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")), None)
            if whole is None:
                continue
            text += "\n\n" if text else ""
            at, begin = 0, len(text)
            text += whole
            for number, form, tag in (line.split("\t")[:3] for line in lines if line[:1].isdigit()):
                at = whole.index(form, at)
                start, at = begin + at, at + len(form)
                if tag.startswith("I-") and spans and spans[-1][0] == UNER.get(tag[2:]):
                    spans[-1] = (*spans[-1][:2], begin + at)
                elif tag[2:] in UNER:
                    spans.append((UNER[tag[2:]], start, begin + at))
        articles.append(Article(part.split("\n", 1)[0], text, spans, []))
    return articles


# ---- examples ----

def example_of(article: Article, vocabulary: Vocabulary, names: list[str]) -> tuple[Pieces, list[int]]:
    """The article's pieces, and a tag for each: -100 but at first pieces."""
    pieces = pieces_of(article.text, vocabulary)
    return pieces, tags_at(pieces, article.spans, names)


def tags_at(pieces: Pieces, spans: list[tuple[str, int, int]], names: list[str]) -> list[int]:
    """One a piece: -100 but at first pieces."""
    tags = tags_of(pieces.words, spans, names)
    return [tags[w] if w >= 0 else -100 for w in pieces.word]


def recased(text: str, random_: random.Random) -> str:
    """The same text in small letters or, less often, in capitals, one code point for one."""
    change = random_.choice([str.lower, str.lower, str.upper])
    return "".join(c if len(change(c)) != 1 else change(c) for c in text)


def restyled(text: str, random_: random.Random) -> str:
    """The same text in other typography, one code point for one: straight, curly, single or angle
    quotation marks, or a headline in capitals or in small letters."""
    style = random_.choice(["straight", "curly", "single", "angle", "headline", "headline"])
    if style == "headline":
        end = text.find("\n")
        return recased(text[:end], random_) + text[end:]
    if style == "straight":
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    out = list(text)
    left, right = {"curly": "“”", "single": "‘’", "angle": "«»"}[style]
    for word in words_of(text):
        if word.quotation >= 2 and len(word.text) == 1:
            out[word.start] = left if word.quotation == 2 else right
        elif style == "curly" and word.text == "'" and word.gap == 0:
            out[word.start] = "’"
    return "".join(out)
