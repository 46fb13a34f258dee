"""Tell for lines between merged ones to which of two columns side by side they belong.

Each row is a line of the left and one of the right column, or a line of one of them alone.
Dynamic programming finds the columns that read on best.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.measure.layout import PLAIN


class Sides(NamedTuple):
    """The columns found in the rows from `first` to `stop`: the numbers of their lines.

    `over` are headings that stand on top of one of the columns; `gain` says how much better
    they read than the lines in their order.
    """

    first: int
    stop: int
    over: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    gain: float


class _Way(NamedTuple):
    """A way to read the rows so far: the columns, and how many lines stand in one of them."""

    score: float
    over: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    alone: int
    run: int


_LEFT, _RIGHT, _BOTH = range(3)
_RIGHT_BEGINS, _HEADING = -3.0, -1.0
"""What it costs that the right column begins above the left one, or with a heading over it."""

# log P(the next line stands in the same column, in the other one) behind one line, two, three
# and more, and a long run of lines that stand alone; and when the other column is at an end
_STAY, _CHANGE = (-3.0, -1.5, -0.1, -0.03), (-0.1, -0.5, -1.8, -2.8)
_STAY_BESIDE_END = -0.9
_SOME, _LONG_RUN = 3, 6


def part_sides(rows: Sequence[tuple[int, ...]], cohesion: Cohesion) -> Sides:
    """Return the columns of the rows; those above and below them may stand in order."""
    merged = [at for at, row in enumerate(rows) if len(row) > 1]
    best: Sides | None = None
    flow = [index for row in rows for index in row]
    in_order = [cohesion.reads_on(before, behind) for before, behind in pairwise(flow)]
    total = sum(in_order)
    for first in range(merged[0] + 1):
        above = sum(in_order[: max(0, rows[first][0] - 1)])
        ways = _ways_from(rows, first, cohesion)
        for stop in range(merged[-1] + 1, len(rows) + 1):
            way = ways.get(stop)
            if way is None:
                continue
            score = above + way.score + cohesion.reads_on(way.left[-1], way.right[0])
            if stop < len(rows):
                score += cohesion.reads_on(way.right[-1], rows[stop][0])
                score += sum(in_order[rows[stop][0] :])
            if best is None or score - total > best.gain:
                best = Sides(first, stop, way.over, way.left, way.right, score - total)
    assert best is not None
    return best


def _ways_from(rows: Sequence[tuple[int, ...]], first: int, cohesion: Cohesion) -> dict[int, _Way]:
    """Return the best way behind each row when the columns begin at the row `first`."""
    before = rows[first - 1][-1] if first else None
    ways = [_Way(0.0, (), (), (), _BOTH, 0)]
    found: dict[int, _Way] = {}
    for at in range(first, len(rows)):
        row = rows[at]
        reached: dict[tuple[int, ...], _Way] = {}
        for way in ways:
            for new in _go_on(way, row, before, cohesion):
                state = (*new.left[-1:], -1, *new.right[-1:], -1, *new.over[:1])
                if state not in reached or new.score > reached[state].score:
                    reached[state] = new
        ways = list(reached.values())
        whole = [way for way in ways if way.left and way.right]
        if whole:
            found[at + 1] = max(whole, key=lambda way: way.score)
    return found


def _go_on(way: _Way, row: tuple[int, ...], before: int | None, cohesion: Cohesion) -> list[_Way]:
    """Return the ways to read one more row; `before` is the line above the columns."""
    above = way.left[-1] if way.left else before
    on_left = cohesion.reads_on(above, row[0]) if above is not None else 0.0
    on_right = cohesion.reads_on(way.right[-1], row[-1]) if way.right else 0.0
    if len(row) > 1:
        score = way.score + on_left + on_right
        return [
            way._replace(
                score=score,
                left=(*way.left, row[0]),
                right=(*way.right, row[1]),
                alone=_BOTH,
                run=0,
            )
        ]
    found = []
    if not way.right and is_heading(row[0], cohesion):
        found.append(way._replace(score=way.score + _HEADING, over=(*way.over, row[0])))
    for side, reads in ((_LEFT, on_left), (_RIGHT, on_right)):
        left = (*way.left, row[0]) if side == _LEFT else way.left
        right = (*way.right, row[0]) if side == _RIGHT else way.right
        cost = _RIGHT_BEGINS if side == _RIGHT and not way.left else 0.0
        if way.alone == side and way.right:
            other = (way.right if side == _LEFT else way.left)[-1:]
            closed = not other or not cohesion.is_open(other[0])
            cost = _STAY_BESIDE_END if way.run < _SOME and closed else _STAY[_length(way.run)]
        elif way.alone not in (side, _BOTH):
            cost = _CHANGE[_length(way.run)]
        run = way.run + 1 if way.alone == side else 1
        found.append(_Way(way.score + reads + cost, way.over, left, right, side, run))
    return found


def _length(run: int) -> int:
    return 3 if run > _LONG_RUN else min(run, _SOME) - 1


def is_heading(index: int, cohesion: Cohesion) -> bool:
    """Tell whether a line looks like a heading: short for its column, without a mark at its end."""
    line = cohesion.lines[index]
    return line.ends == PLAIN and not cohesion.is_open(index)
