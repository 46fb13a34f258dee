"""Edits of a text: what a repair returns, how it is applied, how it is undone.

A repair never changes a text itself. It returns edits, and this module applies them, so
that every change can be recorded, replayed and traced back to the source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `text[start:end]` by `after`, for the reason `why`, with a confidence.

    `moved_from` is the offset where `after` stood in the same text, or -1 if it is new.
    """

    start: int
    end: int
    after: str
    why: str
    confidence: float = 1.0
    moved_from: int = -1


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with `edits` made; they must be sorted and must not overlap.

    >>> apply_edits("抓抓实", [Edit(0, 1, "", "twice")])
    '抓实'
    """
    pieces: list[str] = []
    position = 0
    for start, end, after, _, _, _ in edits:
        if start < position:
            raise ValueError(f"edits overlap or are unsorted at offset {start}")
        pieces += (text[position:start], after)
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def blank_out(text: str, edits: Iterable[Edit]) -> str:
    r"""Return `text` with spaces in the places of what `edits` take out; line ends stay.

    >>> blank_out("12  依法\n监督", [Edit(0, 2, "", "counted"), Edit(6, 7, "", "a line end")])
    '    依法\n监督'
    """
    signs = list(text)
    for edit in edits:
        taken = text[edit.start : edit.end]
        signs[edit.start : edit.end] = ["\n" if sign == "\n" else " " for sign in taken]
    return "".join(signs)


def sort_edits(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in the order of their place; of those that overlap, the first, longest."""
    kept: list[Edit] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= position:
            kept.append(edit)
            position = max(edit.end, edit.start)
    return kept


def line_starts(text: str) -> list[int]:
    r"""Return where each line of a text begins.

    >>> line_starts("第一行\n第二行\n")
    [0, 4, 8]
    """
    starts = accumulate([len(line) + 1 for line in text.split("\n")], initial=0)
    return list(starts)[:-1]


class LineMap:
    """Find, for an offset after some stages of edits, the line or the page of the source.

    What was inserted belongs to the line where the insertion was made, what was moved to the
    line where it stood; an offset just behind a deletion belongs to the line behind it. Kept
    is where each line of the source begins, and once lines were moved, the number of each.
    """

    def __init__(self, starts: Sequence[int]) -> None:
        self._starts = list(starts)
        self._numbers: list[int] | None = None
        self._waiting: Sequence[Edit] = ()

    def add(self, edits: Sequence[Edit]) -> None:
        """Take in the edits of one more stage; those of the last one wait for a question."""
        if self._waiting:
            self._settle()
        self._waiting = edits

    def _settle(self) -> None:
        """Take in the edits that wait."""
        edits, self._waiting = self._waiting, ()
        if self._numbers is None and any(edit.moved_from >= 0 for edit in edits):
            self._numbers = list(range(1, len(self._starts) + 1))
        starts: list[int] = []
        numbers: list[int] = []
        old, old_numbers = self._starts, self._numbers
        done = growth = 0
        for edit in edits:
            start, end, after = edit[:3]
            reached = bisect_right(old, start, done)
            if reached == done + 1:
                starts.append(old[done] + growth)
            elif reached > done:
                starts += [at + growth for at in old[done:reached]] if growth else old[done:reached]
            new_start = start + growth
            if old_numbers is not None:
                numbers += old_numbers[done:reached]
                if edit.moved_from >= 0:
                    self._take_along(edit, new_start, starts, numbers)
            done = bisect_right(old, end, reached)
            new_end = new_start + len(after)
            if done > reached:
                starts += [new_end] * (done - reached)
            if old_numbers is not None:
                numbers += old_numbers[reached:done]
            growth = new_end - end
        self._starts = starts + [at + growth for at in old[done:]]
        if old_numbers is not None:
            self._numbers = numbers + old_numbers[done:]

    def _take_along(
        self, edit: Edit, new_start: int, starts: list[int], numbers: list[int]
    ) -> None:
        """Add the lines of a moved text at the place where it now stands.

        Behind it goes on the line in which it was put.
        """
        assert self._numbers is not None
        around = numbers[-1:]
        first = bisect_right(self._starts, edit.moved_from) - 1
        last = bisect_left(self._starts, edit.moved_from + len(edit.after.rstrip("\n")))
        starts += [new_start + max(0, at - edit.moved_from) for at in self._starts[first:last]]
        numbers += self._numbers[first:last] + around
        starts += [new_start + len(edit.after)] * len(around)

    def span(self, start: int, end: int) -> tuple[tuple[int, int], tuple[int, ...]]:
        """Return the first and last line of a text, and where the lines behind the first begin.

        `start` is the offset of its first character, `end` of its last. The second part is
        empty when the lines are not in their order.
        """
        if self._waiting:
            self._settle()
        low, high = bisect_right(self._starts, start), bisect_right(self._starts, end)
        if self._numbers is None:
            return (low, high), tuple([at - start for at in self._starts[low:high]])
        pieces = [
            (max(at, start), number)
            for at, behind, number in zip(
                self._starts[low - 1 : high],
                [*self._starts[low:high], end + 1],
                self._numbers[low - 1 : high],
                strict=True,
            )
            if behind > at
        ]
        lines = [number for _, number in pieces]
        first, last = min(lines), max(lines)
        if lines != sorted(lines):
            return (first, last), ()
        begins = [pieces[bisect_left(lines, line)][0] for line in range(first + 1, last + 1)]
        return (first, last), tuple([at - start for at in begins])

    def lines_of(self, offsets: Sequence[int]) -> list[int]:
        """Return the number of the source line of each of these, counted from 1."""
        if self._waiting:
            self._settle()
        starts, numbers = self._starts, self._numbers
        indices = [bisect_right(starts, offset) for offset in offsets]
        return indices if numbers is None else [numbers[index - 1] for index in indices]


def shift_offsets(offsets: Iterable[int], edits: Sequence[Edit]) -> tuple[int, ...]:
    """Return where offsets of the old text stand in the new one.

    An offset inside a replaced part goes to the end of the replacement.
    """
    offsets = tuple(offsets)
    if not offsets:
        return ()
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
