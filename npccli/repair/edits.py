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


class OffsetMap:
    """Find, for an offset after some stages of edits, the offset in the source.

    An offset inside inserted text is mapped to where the insertion was made; an offset
    just behind a deletion is mapped to behind it.
    """

    def __init__(self) -> None:
        self._stages: list[tuple[list[int], list[int], list[int]]] = []

    def add(self, edits: Sequence[Edit]) -> None:
        """Take in the edits of one more stage."""
        growth = list(accumulate(len(edit.after) - (edit.end - edit.start) for edit in edits))
        before = [0, *growth[:-1]]
        new_ends = [
            edit.start + shift + len(edit.after) for edit, shift in zip(edits, before, strict=True)
        ]
        self._stages.append((new_ends, growth, [edit.start for edit in edits]))

    def to_source(self, offset: int) -> int:
        """Return the source offset of the character that now stands at `offset`."""
        for new_ends, growth, starts in reversed(self._stages):
            index = bisect_right(new_ends, offset)
            moved = offset - (growth[index - 1] if index else 0)
            if index < len(starts) and moved > starts[index]:
                moved = starts[index]  # inside the text that this edit put in
            offset = moved
        return offset


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
