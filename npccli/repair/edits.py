"""Edits of a text: what a repair returns, how it is applied, how it is undone.

A repair never changes a text itself. It returns edits, and this module applies them, so
that every change can be recorded, replayed and traced back to the source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `text[start:end]` by `after`, for the reason `why`, with a confidence."""

    start: int
    end: int
    after: str
    why: str
    confidence: float = 1.0


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with `edits` made; they must be sorted and must not overlap.

    >>> apply_edits("抓抓实", [Edit(0, 1, "", "twice")])
    '抓实'
    """
    pieces: list[str] = []
    position = 0
    for edit in edits:
        if edit.start < position:
            raise ValueError(f"edits overlap or are unsorted at offset {edit.start}")
        pieces.append(text[position : edit.start])
        pieces.append(edit.after)
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)


def sort_edits(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in the order of their place; of those that overlap, the first, longest."""
    kept: list[Edit] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= position:
            kept.append(edit)
            position = max(edit.end, edit.start)
    return kept


class LineMap:
    """Find, for an offset after some stages of edits, the line of the source.

    What was inserted belongs to the line where the insertion was made; an offset just behind
    a deletion belongs to the line behind it. Kept is where each line of the source begins.
    """

    def __init__(self, source: str) -> None:
        sizes = map(len, source.split("\n"))
        self._starts = list(accumulate(sizes, lambda at, size: at + size + 1, initial=0))[:-1]

    def add(self, edits: Sequence[Edit]) -> None:
        """Take in the edits of one more stage."""
        starts: list[int] = []
        old = self._starts
        done = growth = 0
        for edit in edits:
            reached = bisect_right(old, edit.start, done)
            starts += [at + growth for at in old[done:reached]] if growth else old[done:reached]
            done = bisect_right(old, edit.end, reached)
            new_end = edit.start + growth + len(edit.after)
            starts += [new_end] * (done - reached)
            growth = new_end - edit.end
        self._starts = starts + [at + growth for at in old[done:]]

    def line_of(self, offset: int) -> int:
        """Return the number of the source line, counted from 1."""
        return bisect_right(self._starts, offset)

    def starts_in(self, first: int, last: int, start: int) -> tuple[int, ...]:
        """Return where the lines behind line `first`, up to `last`, begin, from `start` on."""
        return tuple([at - start for at in self._starts[first:last]])


def shift_offsets(offsets: Iterable[int], edits: Sequence[Edit]) -> tuple[int, ...]:
    """Return where offsets of the old text stand in the new one.

    An offset inside a replaced part goes to the end of the replacement.
    """
    starts = [edit.start for edit in edits]
    growth = list(accumulate(len(edit.after) - (edit.end - edit.start) for edit in edits))
    moved = []
    for offset in offsets:
        index = bisect_right(starts, offset) - 1
        if index < 0:
            moved.append(offset)
            continue
        edit = edits[index]
        if offset == edit.start:
            moved.append(offset + (growth[index - 1] if index else 0))
        elif offset < edit.end:
            moved.append(edit.end + growth[index])
        else:
            moved.append(offset + growth[index])
    return tuple(moved)
