"""Tell of lines that hold a line of several columns each which columns these are.

Each row holds the lines of some of the columns, from left to right; a column has nothing in
a row in which its paragraph has come to an end, or if it stands a little higher or lower than
the others. The best ways to read the rows are followed from row to row (a beam search); rows
above and below the columns are read in their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import NamedTuple

from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.row_parts import Columns, Row
from npccli.repair.measure.layout import PLAIN

_WAYS_FOLLOWED, _BEAM = 30, 14.0
_BEGIN, _BEGIN_INSIDE, _ONE_MORE = -12.0, -4.0, -1.5
"""What it costs that columns begin, behind a line that goes on, and each column beyond two."""

_LEFT_IS_EMPTY = -3.0
"""What it costs that another column begins above the first one."""

_LEFT_WHOLE = -6.0
"""What it costs that a line is read in order, which can be cut into lines of columns."""

_NEVER_USED, _NOT_BEGUN = -6.0, -0.1
_NOT_DUE, _MISSING, _MISSING_AGAIN, _STILL_MISSING, _LATE = -1.0, -1.2, -2.5, -0.2, -0.3
_ENDED_HERE = -0.5
"""What it costs that a column has a line before it is due, has none then, has none for longer,
and comes late; and that it has none behind a line in which a paragraph ends."""

_MOST_OVER = 3
_LEFT_BEHIND = -1.0


class _Chain(NamedTuple):
    part: int
    above: _Chain | None


class _Column(NamedTuple):
    """What has been read of one column: its lines (the last one first), and its pace.

    `tops` are its first lines, `away` counts the rows since the last one, `pace` the rows
    between the last two.
    """

    lines: _Chain | None
    tops: tuple[int, ...]
    away: int
    pace: int


class _Cuts(NamedTuple):
    parts: tuple[int, ...]
    above: _Cuts | None


class _Way(NamedTuple):
    """A way to read the rows so far; without columns they are read in their order.

    The columns begin at the row `first`, behind rows with the score `begun`; `cuts` are the
    rows since then, the last one first, and `done` the columns that have come to an end; a line
    that may be a headline stands above what is next if `below_headline`.
    """

    score: float
    last: int
    columns: tuple[_Column, ...]
    first: int
    begun: float
    cuts: _Cuts | None
    done: _Done | None
    below_headline: bool = False


class _Done(NamedTuple):
    """A way of which the columns end at a row; `over` counts the headings over each column."""

    way: _Way
    stop: int
    over: tuple[int, ...]
    gain: float


def find_row_columns(
    rows: Sequence[Row],
    cohesion: Cohesion,
    counts: Sequence[int],
    leans: Mapping[int, Sequence[float]] = MappingProxyType({}),
) -> list[Columns]:
    """Return the columns found in the rows; `counts` says how many may be side by side.

    `leans` are the log odds that a part stands in each of the columns, where its place is known.
    """
    in_order = _scores_in_order(rows, cohesion)
    ways = [_Way(0.0, -1, (), 0, 0.0, None, None)]
    for at, row in enumerate(rows):
        reached: dict[tuple[object, ...], _Way] = {}
        for way in ways:
            for new in _go_on(way, at, row, cohesion, counts, leans):
                key = _state(new)
                known = reached.get(key)
                if known is None or new.score > known.score:
                    reached[key] = new
        for way in list(reached.values()):
            closed = _close(way, at + 1, in_order, cohesion)
            if closed is not None:
                key = _state(closed)
                known = reached.get(key)
                if known is None or closed.score > known.score:
                    reached[key] = closed
        ways = _best(reached.values())
    done = max((way for way in ways if not way.columns), key=lambda way: way.score).done
    found: list[Columns] = []
    while done:
        found.append(_columns_of(done))
        done = done.way.done
    return found[::-1]


def _best(ways: Iterable[_Way]) -> list[_Way]:
    """Return the ways that are followed: one without columns, and the best ones with some.

    Columns must read on over some lines before they make up for what it costs to begin them.
    """
    ranked = sorted(ways, key=lambda way: -way.score)
    without = [way for way in ranked if not way.columns][:1]
    inside = [way for way in ranked if way.columns][:_WAYS_FOLLOWED]
    return [*without, *(way for way in inside if way.score >= inside[0].score - _BEAM)]


def _state(way: _Way) -> tuple[object, ...]:
    """Return all that what comes next depends on."""
    columns = tuple(
        (column.lines.part if column.lines else -1, min(column.away, 3), column.pace)
        for column in way.columns
    )
    return way.last if not columns else -1, columns


def _scores_in_order(rows: Sequence[Row], cohesion: Cohesion) -> list[float]:
    """Return the score of the rows in their order before each row, and behind the last."""
    found = [0.0]
    last = -1
    for row in rows:
        found.append(found[-1] + _score_in_order(last, row, cohesion))
        last = row.in_order[-1]
    return found


def _score_in_order(last: int, row: Row, cohesion: Cohesion) -> float:
    """Return how well the parts of a row read on in their order, and from the one before it."""
    flow = row.in_order if last < 0 else (last, *row.in_order)
    return sum(cohesion.reads_on(*pair) for pair in pairwise(flow))


def _go_on(
    way: _Way,
    at: int,
    row: Row,
    cohesion: Cohesion,
    counts: Sequence[int],
    leans: Mapping[int, Sequence[float]],
) -> Iterator[_Way]:
    """Yield the ways to read one more row: in its order, or as lines of columns."""
    if way.columns:
        yield from _read_row(way, row, cohesion, leans)
        return
    whole = len(row.in_order) < 2 or row.is_headline
    score = way.score + _score_in_order(way.last, row, cohesion)
    yield way._replace(
        score=score if whole else score + _LEFT_WHOLE,
        last=row.in_order[-1],
        below_headline=row.is_headline,
    )
    goes_on = way.last >= 0 and not way.below_headline and cohesion.is_open(way.last)
    inside = _BEGIN_INSIDE if goes_on else 0.0
    for number in counts:
        begun = way._replace(
            score=way.score + _BEGIN + inside + (number - 2) * _ONE_MORE,
            columns=(_Column(None, (), 0, 0),) * number,
            first=at,
            begun=way.score,
            cuts=None,
        )
        yield from _read_row(begun, row, cohesion, leans)


def _read_row(
    way: _Way, row: Row, cohesion: Cohesion, leans: Mapping[int, Sequence[float]]
) -> Iterator[_Way]:
    """Yield the ways to read one more row of the columns."""
    numbers = range(len(way.columns))
    for cost, parts in row.ways:
        if len(parts) > len(numbers) or (len(parts) == 1 and row.is_wide):
            continue
        for chosen in combinations(numbers, len(parts)):
            score = way.score - cost
            columns = []
            taken = dict(zip(chosen, parts, strict=True))
            for number, column in enumerate(way.columns):
                part = taken.get(number)
                if part is None:
                    score += _skip(column, cohesion)
                    columns.append(column._replace(away=column.away + 1))
                else:
                    score += _read_part(way, number, part, cohesion)
                    if part in leans:
                        score += leans[part][number]
                    pace = _pace(column, cohesion)
                    tops = column.tops if len(column.tops) > _MOST_OVER else (*column.tops, part)
                    columns.append(_Column(_Chain(part, column.lines), tops, 0, pace))
            yield way._replace(score=score, columns=tuple(columns), cuts=_Cuts(parts, way.cuts))


def _pace(column: _Column, cohesion: Cohesion) -> int:
    """Return how many rows behind the last line of a column the next one stands, as this one.

    It is not known behind the first line and behind headings, which are larger.
    """
    if not column.lines or is_heading(column.lines.part, cohesion):
        return 0
    return column.away + 1


def _skip(column: _Column, cohesion: Cohesion) -> float:
    """Return the log odds that a column has no line in a row."""
    if not column.lines or not column.pace or column.away + 1 < column.pace:
        return 0.0 if column.lines else _NOT_BEGUN
    late = column.away + 1 - column.pace
    if not cohesion.is_open(column.lines.part):
        return _STILL_MISSING if late else _ENDED_HERE
    return (_MISSING, _MISSING_AGAIN, _STILL_MISSING)[min(late, 2)]


def _read_part(way: _Way, number: int, part: int, cohesion: Cohesion) -> float:
    """Return the log odds that a part is the next line of a column."""
    column = way.columns[number]
    if column.lines is None:
        if number:
            return _LEFT_IS_EMPTY if way.columns[0].lines is None else 0.0
        return cohesion.reads_on(way.last, part) if way.last >= 0 else 0.0
    score = cohesion.reads_on(column.lines.part, part)
    if column.pace:
        after = column.away + 1
        if after % column.pace:
            score += _NOT_DUE
        elif after > column.pace:
            score += _LATE
    return score


def _close(way: _Way, stop: int, in_order: Sequence[float], cohesion: Cohesion) -> _Way | None:
    """Return the way with its columns at an end behind a row, or none if it has not two."""
    if not way.columns or sum(column.lines is not None for column in way.columns) < 2:
        return None
    score, bottom = way.score, -1
    over = []
    for column in way.columns:
        skipped = 0
        if not column.lines:
            score += _NEVER_USED
        else:
            if bottom >= 0:
                joined, skipped = _join(bottom, column.tops, cohesion)
                score += joined
            bottom = column.lines.part
        over.append(skipped)
    if stop == len(in_order) - 1:
        score += cohesion.ends_text(bottom)
    gain = score - way.begun - (in_order[stop] - in_order[way.first])
    done = _Done(way, stop, tuple(over), gain)
    return way._replace(
        score=score, last=bottom, columns=(), cuts=None, done=done, below_headline=False
    )


def _columns_of(done: _Done) -> Columns:
    """Return the columns at the end of a way."""
    over: list[int] = []
    order: list[int] = []
    for column, skipped in zip(done.way.columns, done.over, strict=True):
        lines = []
        chain = column.lines
        while chain:
            lines.append(chain.part)
            chain = chain.above
        lines.reverse()
        over += lines[:skipped]
        order += lines[skipped:]
    rows = []
    cuts = done.way.cuts
    while cuts:
        rows.append(cuts.parts)
        cuts = cuts.above
    return Columns(done.way.first, done.stop, (*over, *order), tuple(rows[::-1]), done.gain)


def _join(bottom: int, lines: Sequence[int], cohesion: Cohesion) -> tuple[float, int]:
    """Return how well a column goes on from the one on its left, and behind how many headings.

    Headings on top of a column in the middle of a sentence stand over all columns.
    """
    best, skipped = cohesion.reads_on(bottom, lines[0]), 0
    if not cohesion.is_open(bottom):
        return best, 0
    for number in range(1, min(_MOST_OVER, len(lines) - 1) + 1):
        if not is_heading(lines[number - 1], cohesion):
            break
        goes_on = cohesion.reads_on(bottom, lines[number]) + _LEFT_BEHIND
        above = cohesion.reads_on(lines[number - 1], lines[number])
        if goes_on - min(0.0, above) > best:
            best, skipped = goes_on - above, number
    return best, skipped


def is_heading(part: int, cohesion: Cohesion) -> bool:
    """Tell whether a line looks like a heading: short for its column, without a mark at its end."""
    line = cohesion.lines[part]
    return line.ends == PLAIN and not cohesion.is_open(part)
