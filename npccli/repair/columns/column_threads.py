"""Part the lines of a page into the two columns that an extractor read in turn.

The lines of a page are taken in their order. Each belongs to the flow that runs over the
whole page or to one of two threads, the columns. Dynamic programming finds the threads
that read on best: a word goes on over a line end, a quotation that was opened is closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from npccli.repair.columns.line_cohesion import Cohesion

_MOST_IN_A_ROW = 70
_SOME, _LONG_RUN = 3, 6

_NEARLY_AS_WELL = 6.0

_BEGIN_ON_TOP, _BEGIN, _END = -3.0, -6.0, -8.0
_EXPECTED = 0.4
"""What is left of these costs on a page of a text in which other pages have columns."""


class Pace(NamedTuple):
    """How often the lines of a page change from one column to the other.

    `same` and `other` are the log probabilities of staying and of changing behind one line,
    two, three and more, and a long run of lines in a row in one column; `closed` that of
    staying when white space in the other column explains it.
    """

    same: tuple[float, float, float, float]
    other: tuple[float, float, float, float]
    closed: float

    def stay(self, run: int, other_closed: bool) -> float:
        """Return the log probability that the line behind `run` lines stands in their column."""
        if run < _SOME and other_closed:
            return self.closed
        return self.same[_length(run)]

    def change(self, run: int) -> float:
        """Return the log probability that it stands in the other column."""
        return self.other[_length(run)]


def _length(run: int) -> int:
    return 3 if run > _LONG_RUN else min(run, _SOME) - 1


LINE_BY_LINE = Pace((-3.0, -1.5, -0.1, -0.03), (-0.1, -0.5, -1.8, -2.8), -0.9)
IN_BLOCKS = Pace((-0.9, -0.5, -0.16, -0.04), (-0.5, -0.9, -1.9, -3.2), -0.6)


@dataclass(frozen=True, slots=True)
class Thread:
    """The lines of a page from `start` on, parted into two columns.

    `sides` says of each line in which column it is: 0, that of the first line, or 1.
    `score` says how well the columns read, `gain` how much better than in the order found.
    """

    start: int
    sides: tuple[int, ...]
    score: float
    gain: float
    proofs: int
    pace: Pace

    @property
    def stop(self) -> int:
        """Return the number of the first line behind the columns."""
        return self.start + len(self.sides)

    def columns(self) -> tuple[list[int], list[int]]:
        """Return the numbers of the lines of each column."""
        numbers = range(self.start, self.stop)
        pairs = list(zip(numbers, self.sides, strict=True))
        return [n for n, side in pairs if not side], [n for n, side in pairs if side]


class _Step(NamedTuple):
    """The best way to a state: its score, and the state of the line before."""

    score: float
    before: int


# States: 0 the flow over the whole page, then by the number of lines that stand in a row in
# the column of the last line: a column not yet parted (2n), and one of two columns (2n + 1).
_FLOW = 0


def _first(run: int) -> int:
    return 2 * run


def _parted(run: int) -> int:
    return 2 * run + 1


def find_threads(cohesion: Cohesion, expected: bool = False) -> list[Thread]:
    """Return the places of a page that fall into two columns, as others do if `expected`."""
    if len(cohesion.lines) < 4:
        return []
    paces = (LINE_BY_LINE, IN_BLOCKS)
    found = (_threads_at(pace, cohesion, expected) for pace in paces)
    return max(found, key=lambda threads: sum(thread.gain for thread in threads))


def _threads_at(pace: Pace, cohesion: Cohesion, expected: bool) -> list[Thread]:
    """Return the best threads when the lines change columns at a given pace."""
    lines = cohesion.lines
    share = _EXPECTED if expected else 1.0
    on_top = share * _BEGIN_ON_TOP
    table: list[dict[int, _Step]] = [{_FLOW: _Step(0.0, -1), _first(1): _Step(on_top, -1)}]
    is_top = True
    for index in range(1, len(lines)):
        is_top = is_top and not cohesion.is_open(index - 1)
        begin = share * _BEGIN
        if is_top:  # a title goes on in one of the columns below it
            begin = on_top + max(0.0, cohesion.reads_on(index - 1, index))
        table.append(_advance(table[-1], index, cohesion, pace, begin))
    last = table[-1]
    state = max((s for s in last if s == _FLOW or s % 2), key=lambda s: last[s].score)
    states = [state]
    for reached in reversed(table[1:]):
        states.append(reached[states[-1]].before)
    states.reverse()
    scores = [step[state].score for step, state in zip(table, states, strict=True)]
    return [
        _thread((start, stop), states, scores, cohesion, pace)
        for start, stop in _parted_spans(states)
    ]


def _advance(
    reached: dict[int, _Step], index: int, cohesion: Cohesion, pace: Pace, begin: float
) -> dict[int, _Step]:
    """Return the best ways to each state of the line `index`."""
    reads_on, is_open = cohesion.reads_on, cohesion.is_open
    new: dict[int, _Step] = {}

    def reach(state: int, score: float, before: int) -> None:
        if state not in new or score > new[state].score:
            new[state] = _Step(score, before)

    adjacent = reads_on(index - 1, index)
    in_pieces = cohesion.weigh_pieces(index - 1, index) > 0
    parted = cohesion.gaps.weigh(cohesion.lines[index])
    for state, step in reached.items():
        if state == _FLOW:
            reach(_FLOW, step.score + adjacent, state)
            reach(_first(1), step.score + begin, state)
            continue
        run = state // 2
        if run < _MOST_IN_A_ROW:
            closed = state % 2 == 0 or not is_open(index - 1 - run)
            cost = 0.0 if in_pieces else pace.stay(run, closed)
            reach(state + 2, step.score + adjacent + cost, state)
        over = reads_on(index - 1 - run, index) if state % 2 else 0.0
        reach(_parted(1), step.score + over + pace.change(run) + parted, state)
        if state % 2:
            reach(_FLOW, step.score + _END, state)
    return new


def _parted_spans(states: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each place with columns, and the first behind it."""
    start = None
    for index, state in enumerate([*states, _FLOW]):
        if start is None and state != _FLOW:
            start = index
        elif start is not None and state == _FLOW:
            yield start, index
            start = None


def _thread(
    span: tuple[int, int], states: list[int], scores: list[float], cohesion: Cohesion, pace: Pace
) -> Thread:
    """Return the columns between two lines, and how much better they read."""
    start, stop = span
    sides = [0]
    for index in range(start + 1, stop):
        sides.append(1 - sides[-1] if states[index] == _parted(1) else sides[-1])
    first, last = max(start - 1, 0), min(stop, len(states) - 1)
    in_order = sum(cohesion.reads_on(index, index + 1) for index in range(first, last))
    gain = scores[last] - (scores[first] if start else 0.0) - in_order
    score = _score_sides(cohesion, pace, start, sides)
    thread = Thread(start, tuple(sides), score, gain, 0, pace)
    proofs = sum(
        behind > before + 1 and cohesion.has_word_over(before, behind)
        for column in thread.columns()
        for before, behind in pairwise(column)
    )
    return replace(thread, proofs=proofs)


def _score_sides(cohesion: Cohesion, pace: Pace, start: int, sides: Sequence[int]) -> float:
    """Return how well two columns read: the same sum that `find_threads` makes greatest."""
    score = 0.0
    last: list[int | None] = [start, None]
    run = 1
    for index, side in enumerate(sides[1:], start + 1):
        other = last[1 - side]
        before = last[side]
        if before == index - 1:
            closed = other is None or not cohesion.is_open(other)
            in_pieces = cohesion.weigh_pieces(index - 1, index) > 0
            score += 0.0 if in_pieces else pace.stay(run, closed)
            run += 1
        else:
            score += pace.change(run) + cohesion.gaps.weigh(cohesion.lines[index])
            run = 1
        if before is not None:
            score += cohesion.reads_on(before, index)
        last[side] = index
    return score


def crossed_threads(thread: Thread, cohesion: Cohesion) -> Iterator[Thread]:
    """Yield the threads with the columns crossed at one line, if they read nearly as well."""
    for cut in range(1, len(thread.sides)):
        sides = (*thread.sides[:cut], *(1 - side for side in thread.sides[cut:]))
        if 1 not in sides:
            continue
        score = _score_sides(cohesion, thread.pace, thread.start, sides)
        if score > thread.score - _NEARLY_AS_WELL:
            yield replace(thread, sides=sides, score=score)
