"""A text with some of its parts replaced, and where its spans are afterwards."""
from __future__ import annotations

from bisect import bisect_right


class Edited:
    """`edits` are (start, end, replacement), in code points of the text, in order and apart from each other."""

    def __init__(self, text: str, edits: list[tuple[int, int, str]]):
        parts, at, moved = [], 0, 0
        self.ends, self.moves, self.inside = [], [], []
        for start, end, new in edits:
            parts += [text[at:start], new]
            self.inside.append((start, end, start + moved, start + moved + len(new)))
            at, moved = end, moved + len(new) - (end - start)
            self.ends.append(end)
            self.moves.append(moved)
        self.text = "".join([*parts, text[at:]])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where [start, end) is now; an end inside a replaced part moves to that part's end, a start to its start."""
        return self._at(start, 0), self._at(end, 1)

    def _at(self, position: int, side: int) -> int:
        k = bisect_right(self.ends, position)
        if k < len(self.inside):
            start, end, new_start, new_end = self.inside[k]
            if start < position < end:
                return new_end if side else new_start
        return position + (self.moves[k - 1] if k else 0)
