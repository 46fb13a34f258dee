"""Part the lines of a page into up to four columns that an extractor read in turn.

The best way to part lines into two columns is found exactly, in `column_threads`. Into more
there are too many ways for that, so the best few are followed from line to line (a beam
search). Pages of many lines, as newspapers have, are parted by this search alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from npccli.repair.columns.column_threads import Thread, find_threads, make_thread
from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.pace import LINE_BY_LINE
from npccli.repair.columns.reading_on import LONG_PAGE

_FEWEST_PROOFS = 0.08
"""Over how many ends of the lines in columns of a long page a word must go on elsewhere."""

_TWO_ARE_ENOUGH = 1.8
"""How much better each line of two columns reads, mostly; in parts of more columns, 1 to 1.2."""

_BETTER_THAN_TWO = 15.0
"""By how much three columns or four must read better than two."""

_MOST_COLUMNS = 4
_WAYS_FOLLOWED, _BEAM = 40, 14.0

_BEGIN_ON_TOP, _BEGIN, _END = -3.0, -6.0, -8.0
_EXPECTED = 0.4
_ONE_MORE, _TO_THE_LEFT = -6.0, -3.0
"""What a third column costs and each further one; and one that stands left of another."""

# log P(the next line stands in the same column, in another one) if the column has come down
# as far as the highest other one, or less; it is taken as in `LINE_BY_LINE` if further
_LEVEL, _BEHIND = (-2.5, -0.1), (-0.1, -2.5)
_HIGHEST, _AS_HIGH, _LOWER, _LOWER_BY_ONE, _LOWEST = -0.05, -3.0, -2.5, -0.3, -5.0
"""The log probability that the column highest up is the next, and one that is lower."""


class _Column(NamedTuple):
    """A column: its number in the order found, its last line, how many lines it has come down."""

    number: int
    last: int
    depth: int


class _Way(NamedTuple):
    """The columns from left to right so far, which of them has the last line, and the score.

    So many columns have `begun`. Without columns the lines run over the whole page.
    """

    columns: tuple[_Column, ...]
    current: int
    begun: int
    score: float
    before: _Way | None

    def with_next(self, columns: Sequence[_Column], current: int, score: float) -> _Way:
        """Return the way that goes on so with the next line."""
        return _Way(tuple(columns), current, len(columns), score, self)


_FLOW = _Way((), 0, 0, 0.0, None)


def find_page_threads(cohesion: Cohesion, expected: bool, is_last: bool) -> list[Thread]:
    """Return the places of a page that fall into columns, as those of other pages if `expected`.

    The last page of a text may end in the middle of a column.
    """
    if len(cohesion.lines) > LONG_PAGE:
        return _many_threads(cohesion, expected)
    two = find_threads(cohesion, expected, is_last)
    gain = sum(thread.gain for thread in two)
    if cohesion.turns or gain > _TWO_ARE_ENOUGH * sum(len(thread.sides) for thread in two):
        return two
    many = _many_threads(cohesion, expected)
    return many if sum(thread.gain for thread in many) > gain + _BETTER_THAN_TWO else two


def _many_threads(cohesion: Cohesion, expected: bool) -> list[Thread]:
    """Return the places that fall into columns, any number of them."""
    lines = cohesion.lines
    on_top, inside = _BEGIN_ON_TOP, _BEGIN
    if expected:
        on_top, inside = on_top * _EXPECTED, inside * _EXPECTED
    ways = [_FLOW, _FLOW.with_next([_Column(0, 0, 1)], 0, on_top)]
    is_top = True
    for index in range(1, len(lines)):
        is_top = is_top and not cohesion.is_open(index - 1)
        ways = _best(_advance(ways, index, cohesion, on_top if is_top else inside))
    found = _threads(max(ways, key=lambda way: way.score), cohesion)
    return [thread for thread in found if thread.proofs >= _FEWEST_PROOFS * len(thread.sides)]


def _best(ways: Iterator[_Way]) -> list[_Way]:
    """Return the best few ways, of those that can go on alike only the best."""
    known: dict[tuple[object, ...], _Way] = {}
    for way in ways:
        key = (way.current, *[column[1:] for column in way.columns])  # all but their numbers
        other = known.get(key)
        if other is None or way.score > other.score:
            known[key] = way
    ordered = sorted(known.values(), key=lambda way: -way.score)[:_WAYS_FOLLOWED]
    kept = [way for way in ordered if way.score >= ordered[0].score - _BEAM]
    flow = known[_FLOW.current,]
    return kept if flow in kept else [*kept, flow]


def _advance(ways: Sequence[_Way], index: int, cohesion: Cohesion, begin: float) -> Iterator[_Way]:
    """Yield the ways that go on with the line `index`, in columns that `begin` at such a cost."""
    adjacent = cohesion.reads_on(index - 1, index)
    in_pieces = cohesion.weigh_pieces(index - 1, index) > 0
    parted = cohesion.gaps.weigh(cohesion.lines[index])
    for way in ways:
        columns = way.columns
        if not columns:
            yield way.with_next((), 0, way.score + adjacent)
            yield way.with_next([_Column(0, index, 1)], 0, way.score + begin)
            continue
        here = columns[way.current]
        highest = min((column.depth for column in columns if column is not here), default=0)
        stay, change = _odds(here.depth - highest, len(columns))
        followed = list(columns)
        followed[way.current] = _Column(here.number, index, here.depth + (not in_pieces))
        score = way.score + adjacent + (0.0 if in_pieces else stay)
        yield way.with_next(followed, way.current, score)
        score = way.score + change + parted
        is_first = True
        for place, column in enumerate(columns):
            if column is not here:
                over = cohesion.reads_on(column.last, index)
                over += _choice(column.depth - highest, is_first)
                is_first = is_first and column.depth > highest
                yield way.with_next(_changed(columns, place, index), place, score + over)
        yield from _widened(way, index, score)
        if len(columns) > 1:
            yield way.with_next((), 0, way.score + _END)


def _odds(ahead: int, columns: int) -> tuple[float, float]:
    """Return the log probabilities that the next line stands in the same column or not."""
    if ahead > 0 or columns == 1:
        return LINE_BY_LINE.ahead[min(ahead, len(LINE_BY_LINE.ahead)) - 1]
    return _LEVEL if ahead == 0 else _BEHIND


def _choice(lower: int, is_first: bool) -> float:
    """Return the log probability of a column that is so much lower than the highest one.

    Of columns that have come down as far, the first from the left is taken.
    """
    if lower == 0:
        return _HIGHEST if is_first else _AS_HIGH
    return max(_LOWEST, _LOWER + _LOWER_BY_ONE * lower)


def _changed(columns: Sequence[_Column], place: int, index: int) -> list[_Column]:
    """Return the columns with the next line in another one than the last.

    What begins highest up is taken first, so all others have come down as far at least.
    """
    top = columns[place].depth
    lower = [
        column if column.depth >= top else _Column(column.number, column.last, top)
        for column in columns
    ]
    lower[place] = _Column(columns[place].number, index, top + 1)
    return lower


def _widened(way: _Way, index: int, score: float) -> Iterator[_Way]:
    """Yield the ways with the next line in one more column, at the edge or beside the last."""
    columns = way.columns
    if len(columns) == _MOST_COLUMNS:
        return
    score += _ONE_MORE if len(columns) > 1 else 0.0
    new = _Column(way.begun, index, columns[way.current].depth)
    for place in sorted({len(columns), way.current, way.current + 1}):
        price = 0.0 if place == len(columns) else _TO_THE_LEFT
        yield way.with_next([*columns[:place], new, *columns[place:]], place, score + price)


def _threads(last: _Way, cohesion: Cohesion) -> list[Thread]:
    """Return the places with columns on the best way, which ends with `last`."""
    path: list[_Way] = []
    way: _Way | None = last
    while way is not None and len(path) < len(cohesion.lines):
        path.append(way)
        way = way.before
    path.reverse()
    inside = [bool(way.columns) for way in path]
    edges = [at for at, (a, b) in enumerate(pairwise([False, *inside, False])) if a != b]
    spans = zip(edges[::2], edges[1::2], strict=True)
    found = (_thread(path, start, stop, cohesion) for start, stop in spans)
    return [thread for thread in found if max(thread.sides) > 0]


def _thread(path: list[_Way], start: int, stop: int, cohesion: Cohesion) -> Thread:
    """Return the columns between two lines of a way."""
    places = {column.number: at for at, column in enumerate(path[stop - 1].columns)}
    sides = [places[way.columns[way.current].number] for way in path[start:stop]]
    return make_thread(start, sides, [way.score for way in path], cohesion, LINE_BY_LINE)
