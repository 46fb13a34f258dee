"""Choose in which order the columns of all pages are read, together.

The columns of one page may be read in any order; each ends where another one, or the next
page, goes on. What reads on best over all pages is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations
from typing import NamedTuple

from npccli.repair.columns.column_threads import Thread, other_threads
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.numbers_in_turn import numbers_of, weigh_numbers
from npccli.repair.columns.pace import LINE_BY_LINE, Pace, Turn
from npccli.repair.measure.layout import MeasuredLine

_LEFT_FIRST, _EVENLY_LEFT_FIRST, _SURELY_LEFT_FIRST = 1.5, 5.0, 12.0
_MOST_PIECES = 6
"""In so many pieces a printed line is cut at most."""


class Way(NamedTuple):
    """An order in which lines may be read, and how well they read so."""

    order: list[int]
    score: float


class Piece(NamedTuple):
    """Lines of a page with the ways to read them: one, if they are not parted."""

    ways: list[Way]
    page: Cohesion
    gain: float = 0.0
    sides: tuple[int, ...] = ()
    pace: Pace = LINE_BY_LINE
    first: int = 0

    def parts_a_line(self, index: int) -> bool:
        """Tell whether a line and the next may be what one row of the page has of a column.

        Where blocks are taken in turn, these must be two lines between those of the other one.
        """
        if self.pace is LINE_BY_LINE:
            return True
        if self.pace.by_height:
            return False
        here = self.sides[index]
        beside = (*self.sides[max(0, index - 1) : index], *self.sides[index + 2 : index + 3])
        return self.pace.in_step and here not in beside


def ways_to_read(cohesion: Cohesion, found: Thread, first: int) -> Iterator[Way]:
    """Yield the orders in which the columns of a page may be read, `first` its first line."""
    left_first = _LEFT_FIRST
    if cohesion.turns and cohesion.is_left:
        left_first = _SURELY_LEFT_FIRST
    elif not found.start and cohesion.around[0] is Turn.EVEN:
        left_first = _EVENLY_LEFT_FIRST
    for thread in (found, *other_threads(found, cohesion)):
        columns = thread.columns()
        for order in permutations(range(len(columns))):
            score = thread.score
            for upper, lower in pairwise(order):
                score += left_first * (upper < lower)
                score += cohesion.reads_on(columns[upper][-1], columns[lower][0])
            yield Way([first + index for side in order for index in columns[side]], score)


def choose_orders(lines: list[MeasuredLine], pieces: list[Piece]) -> list[list[int]]:
    """Return the order of each piece, chosen together so that they read on best."""
    if all(len(piece.ways) == 1 for piece in pieces):
        return [piece.ways[0].order for piece in pieces]
    numbers = {at: found for at, line in enumerate(lines) if (found := numbers_of(line.text))}
    reached = [_Reached(0.0, None, None, {})]
    for piece in pieces:
        joints = [
            {
                last: _joint(lines, last, way.order[0], piece.page)
                for last in {so_far.last for so_far in reached}
            }
            for way in piece.ways
        ]
        following: list[_Reached] = []
        for way, joint in zip(piece.ways, joints, strict=True):
            counted = [number for at in way.order if at in numbers for number in numbers[at]]
            best: _Reached | None = None
            for so_far in reached:
                known = dict(so_far.numbers)
                score = so_far.score + way.score + joint[so_far.last]
                score += weigh_numbers(counted, known)
                if best is None or score > best.score:
                    best = _Reached(score, way.order, so_far, known)
            following += [best] if best else []
        reached = following
    page = pieces[-1].page
    end = max(reached, key=lambda way: way.score + _joint(lines, way.last, None, page))
    return end.orders()


class _Reached(NamedTuple):
    """How well the pieces so far read, the order of the last one, and what stands before it.

    `numbers` are the last number of each kind.
    """

    score: float
    order: list[int] | None
    before: _Reached | None
    numbers: dict[str, int]

    @property
    def last(self) -> int | None:
        """The last line, if there is one."""
        return self.order[-1] if self.order else None

    def orders(self) -> list[list[int]]:
        """Return the orders of all pieces so far."""
        found: list[list[int]] = []
        here: _Reached | None = self
        while here and here.order:
            found.append(here.order)
            here = here.before
        return found[::-1]


def _joint(
    lines: list[MeasuredLine], before: int | None, behind: int | None, page: Cohesion
) -> float:
    """Return how well one column or page reads on in another; None stands for no text."""
    some = [] if before is None else [lines[before].but(width=_printed_width(lines, before, page))]
    if behind is not None:
        some.append(lines[behind].but(width=_whole_width(lines, behind, page)))
    joint = Cohesion(some, page)
    if len(some) == 2:
        return joint.reads_on(0, 1)
    return 0.0 if not some else joint.opens_text(0) if before is None else joint.ends_text(0)


def _printed_width(lines: list[MeasuredLine], index: int, page: Cohesion) -> int:
    """Return how wide a line is with the pieces of the printed line above it."""
    around = lines[max(0, index - _MOST_PIECES) : index + 1]
    return Cohesion(around, page).printed_widths[-1]


def _whole_width(lines: list[MeasuredLine], index: int, page: Cohesion) -> int:
    """Return how wide a line is with the pieces of the printed line below it."""
    return Cohesion(lines[index : index + _MOST_PIECES], page).whole_widths[0]
