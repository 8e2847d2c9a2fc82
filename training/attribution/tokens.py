"""Text to pieces and features, by rules short enough to write again in TypeScript.

All offsets are code points of the raw text. The rules, in the order in which they are applied:

1. Words. Go over the code points; the first kind that fits decides:
   space   U+0009..U+000D, U+0085, and categories Zs, Zl, Zp. Ends the current word.
   skip    the rest of Cc, all of Cf, and U+FFFD. Neither ends a word nor belongs to one.
   mark    category P*, and the ASCII symbols $ + < = > ^ ` | ~. A word of its own; only two equal
           ' or ` side by side are one word of length 2.
   letter  everything else. Its normal form is NFD(lower case of this one code point) without Mn; it
           goes on with the current word, or starts one if the form is not empty. A word ends after
           its last letter, a bare accent after it included.
2. Gap before a word: 3 if two or more "\\n" (U+2029 counts two, U+2028 one) stand between it and the
   word before it, or if it is the first; else 2 if one does; else 1 if any space does; else 0.
3. Shape of a word, of its letters in the raw text: 0 no L* and no N*; 4 any N*; else by Lu and Lt: 1 none;
   2 just the first letter (also when it is the only one); 3 all, two or more; 5 any other way.
4. Quotation of a word: 0 outside, 1 inside, 2 opening mark, 3 closing mark. Only the outermost
   quotation counts, and a paragraph (gap 3) ends what is open. One pass from left to right, where
   `tight` means gap 0 before it and `next` is the gap of the next word (3 at the end):
   " or ''   nothing open: a stray mark (0) if tight and next > 0, else opens "double".
             "double" or "low" open: opens anew (2) if not tight and next = 0, else closes.
   ``  “     opens "double" (again, if it is open); “ closes "low" instead, when that is open.
   ”         closes "double" and "low", else stray.      „  opens "low".
   «         opens "angle".                              »  closes "angle", else stray.
   ‘ or '    nothing open, next = 0, and (not tight, or the word before is one of ( [ { - – — / “ " «),
             and the next word is no digit shape (4) and not in ELIDED: opens "single" if a closing
             mark is found within SINGLE_REACH words: ' or ’, tight, not right after the opening mark, and
             (next > 0, or the word after it is a mark other than ' ’ ‘). The scan ends at a gap of 3. The first one found
             counts, except those after a word that ends in "s" (plural possessives), of which the
             last counts where there is no other.
   While "angle" or "single" is open, all other marks are inside (1). While "double" or "low" is
   open, single and angle marks are.
5. Piece text of a word: `"` where the quotation is 2 or 3, and for “ ” „ « » '' ``; `'` for ‘ ’ ‚ ‹ › ` ´ ʼ;
   else its normal form.
6. WordPiece: greedy, longest first, "##" before all pieces but a word's first; a word of more than
   100 code points, or with a part that no piece covers, is [UNK]. All of a word's pieces
   carry its shape and quotation; the first carries its gap, the others 0.
7. Windows: <s> pieces </s>, with 0 for the features of <s>, </s> and <pad>. Tags are read at the first pieces of words.
"""
from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

ASCII_SYMBOLS = set("$+<=>^`|~")
DOUBLE_LOOK = {"“", "”", "„", "«", "»", "''", "``"}
SINGLE_LOOK = {"‘", "’", "‚", "‹", "›", "`", "´", "ʼ"}
BEFORE_SINGLE = {"(", "[", "{", "-", "–", "—", "/", "“", '"', "«"}
ELIDED = {"em", "til", "till", "tis", "twas", "cause", "n", "bout", "round"}
SINGLE_REACH = 300
LONGEST_WORD = 100

SHAPES, GAPS, QUOTATIONS = 6, 4, 4
SPECIAL = {"start": "<s>", "pad": "<pad>", "end": "</s>", "unknown": "[UNK]"}


@dataclass
class Word:
    start: int
    end: int
    text: str  # raw
    normal: str
    gap: int
    mark: bool
    shape: int = 0
    quotation: int = 0


def kind_of(char: str) -> str:
    code = ord(char)
    if 9 <= code <= 13 or code == 0x85:
        return "space"
    category = unicodedata.category(char)
    if category in ("Zs", "Zl", "Zp"):
        return "space"
    if category in ("Cc", "Cf") or code == 0xFFFD:
        return "skip"
    return "mark" if category[0] == "P" or char in ASCII_SYMBOLS else "letter"


def normal_form(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", char.lower()) if unicodedata.category(c) != "Mn")


_kinds: dict[str, tuple[str, str]] = {}


def _known(char: str) -> tuple[str, str]:
    found = _kinds.get(char)
    if found is None:
        kind = kind_of(char)
        found = _kinds[char] = (kind, normal_form(char) if kind == "letter" else char)
    return found


def words_of(text: str) -> list[Word]:
    words: list[Word] = []
    current: Word | None = None
    lines, space = 2, True
    at, length = 0, len(text)
    while at < length:
        char = text[at]
        kind, normal = _known(char)
        at += 1
        if kind == "space":
            current, space = None, True
            lines += 1 if char in "\n\u2028" else 2 if char == "\u2029" else 0
            continue
        if kind == "skip":
            continue
        if kind == "letter" and current is not None:
            current.normal += normal
            current.end = at
            continue
        if not normal:
            continue
        start = at - 1
        if char in "'`" and at < length and text[at] == char:
            at += 1
            normal = char * 2
        gap = 3 if lines >= 2 else 2 if lines == 1 else 1 if space else 0
        word = Word(start, at, "", normal, gap, kind == "mark")
        words.append(word)
        current = None if word.mark else word
        lines, space = 0, False
    for word in words:
        word.text = text[word.start:word.end]
        word.shape = shape_of(word.text)
    mark_quotations(words)
    return words


def shape_of(text: str) -> int:
    if text.isascii() and text.islower() and text.isalpha():
        return 1
    categories = [unicodedata.category(c) for c in text]
    if any(c[0] == "N" for c in categories):
        return 4
    letters = [c in ("Lu", "Lt") for c in categories if c[0] == "L"]
    if not letters:
        return 0
    upper = sum(letters)
    if upper == 0:
        return 1
    if upper == 1 and letters[0]:
        return 2
    return 3 if upper == len(letters) else 5


def mark_quotations(words: list[Word]) -> None:
    opened, closes_at = "", -1
    last = len(words) - 1
    for i, word in enumerate(words):
        if word.gap == 3:
            opened = ""
        word.quotation = 1 if opened else 0
        if not word.mark:
            continue
        text, tight = word.text, word.gap == 0
        after = words[i + 1].gap if i < last else 3
        if opened == "single":
            if i == closes_at:
                word.quotation, opened = 3, ""
        elif opened == "angle":
            if text == "»":
                word.quotation, opened = 3, ""
        elif text in ('"', "''"):
            if opened:
                if not tight and after == 0:
                    word.quotation = 2
                else:
                    word.quotation, opened = 3, ""
            elif not (tight and after > 0):
                word.quotation, opened = 2, "double"
        elif text == "“" and opened == "low":
            word.quotation, opened = 3, ""
        elif text in ("“", "``"):
            word.quotation, opened = 2, "double"
        elif text == "”":
            if opened:
                word.quotation, opened = 3, ""
        elif opened:
            continue
        elif text == "„":
            word.quotation, opened = 2, "low"
        elif text == "«":
            word.quotation, opened = 2, "angle"
        elif text in ("‘", "'") and after == 0:
            following = words[i + 1]
            if tight and words[i - 1].text not in BEFORE_SINGLE:
                continue
            if following.shape == 4 or following.normal in ELIDED:
                continue
            closes_at = single_close(words, i)
            if closes_at > 0:
                word.quotation, opened = 2, "single"


def single_close(words: list[Word], opening: int) -> int:
    possessive = -1
    for j in range(opening + 1, min(len(words), opening + 1 + SINGLE_REACH)):
        word = words[j]
        if word.gap == 3:
            break
        if word.gap or j == opening + 1 or word.text not in ("'", "’"):
            continue
        if j + 1 < len(words):
            following = words[j + 1]
            if following.gap == 0 and (not following.mark or following.text in ("'", "’", "‘")):
                continue
        if not words[j - 1].normal.endswith("s"):
            return j
        possessive = j
    return possessive


def piece_text(word: Word) -> str:
    if word.quotation >= 2 or word.text in DOUBLE_LOOK:
        return '"'
    return "'" if word.text in SINGLE_LOOK else word.normal


class Vocabulary:
    """Pieces in the order of their ids."""

    def __init__(self, pieces: list[str]):
        self.pieces = pieces
        self.ids = {piece: i for i, piece in enumerate(pieces)}
        self.start, self.pad, self.end, self.unknown = (self.ids[SPECIAL[k]] for k in ("start", "pad", "end", "unknown"))
        self.cache: dict[str, list[int]] = {}

    @classmethod
    def read(cls, path: Path) -> "Vocabulary":
        return cls(Path(path).read_text("utf-8").rstrip("\n").split("\n"))

    def write(self, path: Path) -> None:
        Path(path).write_text("\n".join(self.pieces) + "\n", "utf-8")

    def of(self, normal: str) -> list[int]:
        found = self.cache.get(normal)
        if found is None:
            found = self.cache[normal] = self._split(normal)
        return found

    def _split(self, normal: str) -> list[int]:
        if len(normal) > LONGEST_WORD:
            return [self.unknown]
        ids, at = [], 0
        while at < len(normal):
            end = len(normal)
            while end > at:
                found = self.ids.get(("##" if at else "") + normal[at:end])
                if found is not None:
                    break
                end -= 1
            if end == at:
                return [self.unknown]
            ids.append(found)
            at = end
        return ids


@dataclass
class Pieces:
    """An article as parallel lists, one item a piece; `word` is the word's index at first pieces, else -1."""

    words: list[Word]
    ids: list[int]
    shape: list[int]
    gap: list[int]
    quotation: list[int]
    word: list[int]


def pieces_of(text: str, vocabulary: Vocabulary) -> Pieces:
    out = Pieces(words_of(text), [], [], [], [], [])
    for index, word in enumerate(out.words):
        for k, piece in enumerate(vocabulary.of(piece_text(word))):
            out.ids.append(piece)
            out.shape.append(word.shape)
            out.gap.append(0 if k else word.gap)
            out.quotation.append(word.quotation)
            out.word.append(-1 if k else index)
    return out
