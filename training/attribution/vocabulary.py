"""MPNet's word pieces, pruned to those that English news needs, so that the int8 file stays small."""
from __future__ import annotations

from collections import Counter
from pathlib import Path

from tokens import Vocabulary, piece_text, words_of


def bare(piece: str) -> str:
    return piece[2:] if piece.startswith("##") and len(piece) > 2 else piece


def latin(piece: str) -> bool:
    return all(c.isascii() or ord(c) < 0x250 or 0x2010 <= ord(c) <= 0x2026 or c in "€™" for c in bare(piece))


def prune(full: list[str], texts: list[str], rows: int) -> list[int]:
    """The rows of the full table to keep, in their order: the four specials, every single Latin letter,
    digit and mark, every piece seen at least twice in the texts, then the rest by rank, which in BERT's list is frequency."""
    vocabulary = Vocabulary(full)
    counts: Counter[int] = Counter()
    words = Counter(piece_text(word) for text in texts for word in words_of(text))
    for word, n in words.items():
        for piece in vocabulary.of(word):
            counts[piece] += n
    specials = {"<s>", "<pad>", "</s>", "[UNK]"}
    dropped = {i for i, p in enumerate(full) if p not in specials and
               (p.startswith("[unused") or p in ("<unk>", "<mask>", "[PAD]", "[CLS]", "[SEP]", "[MASK]") or not latin(p))}
    first = [i for i, p in enumerate(full) if i not in dropped and (p in specials or len(bare(p)) == 1)]
    seen = [i for i, n in counts.most_common() if n >= 2 and i not in dropped]
    rest = [i for i in range(len(full)) if i not in dropped]
    keep: dict[int, None] = {}
    for i in [*first, *seen, *rest]:
        if len(keep) < rows:
            keep[i] = None
    return sorted(keep)


def read_full(path: Path) -> list[str]:
    return Path(path).read_text("utf-8").rstrip("\n").split("\n")
