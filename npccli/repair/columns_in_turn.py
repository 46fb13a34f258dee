r"""Put the two columns of a page one below the other where they were read line by line in turn.

An extractor that sorts the lines of a page by their height gives the first line of the
left column, the first of the right one, the second of the left one. Words that go on not
in the next line but in the one after show it. The columns are looked for on one page at a
time, or in a short text whose pages are not known.

What it will not touch: text that reads on in the order found, two columns on one line
(see `flags`), a page on which words hardly ever go on over a line end.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from npccli.repair.column_threads import Cohesion, Thread, crossed_threads, find_threads
from npccli.repair.edits import Edit
from npccli.repair.layout import MeasuredLine, measure_lines
from npccli.repair.lines import Surface
from npccli.repair.script import is_han

_FEWEST_LINES = 10
_LONGEST_PAGE = 160
_NARROWEST, _WIDEST, _SHORTEST = 14, 70, 7
_WINDOW, _MOST_WORDS_IN_ORDER = 8, 1
"""Of so many unfinished lines, a word goes on in the next; in text in order, in 3 of 8."""

_LEAST_GAIN, _FEWEST_PROOFS = 6.0, 3
_LEFT_FIRST = 1.5
IN_TURN = "two columns that were read in turn, line by line"


def find_columns(
    text: str, page_starts: tuple[int, ...], surface: Surface | None = None
) -> list[Edit]:
    """Return the edits that put the lines of each page in the order of its columns."""
    surface = surface or Surface(text)
    known = surface.lines
    if len(known) < _FEWEST_LINES or not (page_starts or len(known) <= _LONGEST_PAGE):
        return []
    if not _read_badly([line.text for line in known], surface.straddled):
        return []
    lines = measure_lines(text, page_starts, (), known)
    surface.measured = {(page_starts, ()): lines}
    pieces: list[_Piece] = []
    for first, stop in _pages(lines):
        pieces += _part_page(lines, surface.straddled, first, stop)
    orders = _choose_orders(lines, pieces)
    return [
        edit
        for piece, order in zip(pieces, orders, strict=True)
        if len(piece.ways) > 1
        for edit in _move_lines(lines, order, piece)
    ]


class _Way(NamedTuple):
    """An order in which lines may be read, and how well they read so."""

    order: list[int]
    score: float


class _Piece(NamedTuple):
    """Lines of a page with the ways to read them: one, if they are not parted."""

    ways: list[_Way]
    page: Cohesion
    gain: float = 0.0


def _pages(lines: list[MeasuredLine]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each page, and the first behind it."""
    starts = [0, *(i for i, line in enumerate(lines) if line.page_break), len(lines)]
    yield from pairwise(starts)


def _part_page(
    lines: list[MeasuredLine], straddled: list[bool], first: int, stop: int
) -> list[_Piece]:
    """Return the lines of a page, parted where it plainly has columns that were read in turn."""
    cohesion = Cohesion(lines[first:stop])
    pieces: list[_Piece] = []
    behind = 0
    if (
        _FEWEST_LINES <= stop - first <= _LONGEST_PAGE
        and _NARROWEST <= cohesion.width <= _WIDEST
        and _read_badly([line.text for line in lines[first:stop]], straddled[first : stop - 1])
    ):
        for thread in find_threads(cohesion):
            if thread.gain < _LEAST_GAIN or thread.proofs < _FEWEST_PROOFS:
                continue
            if thread.start > behind:
                pieces.append(_in_order(first + behind, first + thread.start, cohesion))
            pieces.append(_Piece(list(_ways(cohesion, thread, first)), cohesion, thread.gain))
            behind = thread.stop
    if first + behind < stop:
        pieces.append(_in_order(first + behind, stop, cohesion))
    return pieces


def _in_order(start: int, stop: int, page: Cohesion) -> _Piece:
    return _Piece([_Way([*range(start, stop)], 0.0)], page)


def _ways(cohesion: Cohesion, found: Thread, first: int) -> Iterator[_Way]:
    """Yield the orders in which the columns of a page may be read, `first` its first line."""
    for thread in (found, *crossed_threads(found, cohesion)):
        left, right = thread.columns()
        for upper, lower, prior in ((left, right, _LEFT_FIRST), (right, left, 0.0)):
            score = thread.score + prior + cohesion.reads_on(upper[-1], lower[0])
            yield _Way([first + index for index in (*upper, *lower)], score)


def _choose_orders(lines: list[MeasuredLine], pieces: list[_Piece]) -> list[list[int]]:
    """Return the order of each piece, chosen together so that they read on best."""
    reached: list[tuple[float, list[list[int]]]] = [(0.0, [])]
    for piece in pieces:
        joints = [
            {
                last: _joint(lines, last, way.order[0], piece.page)
                for last in {orders[-1][-1] for _, orders in reached if orders}
            }
            for way in piece.ways
        ]
        following: list[tuple[float, list[list[int]]]] = []
        for way, joint in zip(piece.ways, joints, strict=True):
            score, orders = max(
                ((score + (joint[o[-1][-1]] if o else 0.0), o) for score, o in reached),
                key=lambda found: found[0],
            )
            following.append((score + way.score, [*orders, way.order]))
        reached = following
    return max(reached, key=lambda found: found[0])[1]


def _joint(lines: list[MeasuredLine], before: int, behind: int, page: Cohesion) -> float:
    """Return how well one column or page reads on in another."""
    return Cohesion([lines[before], lines[behind]], page).reads_on(0, 1)


def _read_badly(lines: list[str], straddled: list[bool]) -> bool:
    """Tell whether, at some place, words seldom go on from one line in the next."""
    going_on = [
        goes_on
        for goes_on, (before, behind) in zip(straddled, pairwise(lines), strict=True)
        if len(before) >= _SHORTEST and is_han(before[-1]) and is_han(behind[0])
    ]
    windows = range(max(1, len(going_on) - _WINDOW + 1))
    return len(going_on) >= _FEWEST_PROOFS and any(
        sum(going_on[start : start + _WINDOW]) <= _MOST_WORDS_IN_ORDER for start in windows
    )


def _move_lines(lines: list[MeasuredLine], order: list[int], piece: _Piece) -> Iterator[Edit]:
    """Yield one edit for each line that another one takes the place of; blank lines go."""
    confidence = round(min(0.95, 0.6 + piece.gain / 200), 3)
    slots = sorted(order)
    last = lines[slots[-1]]
    ends = [*(lines[slot].start for slot in slots[1:]), last.end]
    for slot, end, number in zip(slots, ends, order, strict=True):
        place, moved = lines[slot], lines[number]
        after = moved.text + ("\n" if place is not last else "")
        if moved is not place or end - place.start != len(after):
            yield Edit(place.start, end, after, IN_TURN, confidence, moved.start)
