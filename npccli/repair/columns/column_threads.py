"""Part the lines of a page into the two columns that an extractor read in turn.

The lines of a page are taken in their order. Each belongs to the flow that runs over the
whole page or to one of two threads, the columns. Dynamic programming finds the threads
that read on best: a word goes on over a line end, a quotation that was opened is closed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.pace import (
    BY_HEIGHT,
    IN_BLOCKS,
    LINE_BY_LINE,
    LITTLE,
    OF_ANY_SIZE,
    Behind,
    Pace,
    Run,
    Turn,
)
from npccli.repair.columns.side_scores import LEFT, RIGHT, SideScores, weigh_sides

_MOST_IN_A_ROW = 70
_IMPOSSIBLE = -1e9

_NEARLY_AS_WELL = 6.0
_LAST_LINES = 16
"""So many lines at the end of a page may all stand in one of its columns."""

_BEGIN_ON_TOP, _BEGIN, _END, _RIGHT_FIRST, _EVENLY_RIGHT_FIRST = -3.0, -6.0, -8.0, -1.5, -5.0
_BEGIN_AMONG_COLUMNS = -12.0
_EXPECTED = 0.4
"""What is left of these costs on a page of a text in which other pages have columns."""

_BEAM = 12.0
"""A way that reads so much worse than another one is followed no further."""

_BEGIN_WITH_ROW, _ROW_IN_FLOW, _SURELY_END = -4.0, -5.0, -12.0
"""What it costs that columns begin with a row of both, that none begin there, and that they end."""

_UNEVEN, _MOST_UNEVEN = -1.0, -4.0
"""What it costs that a column is a line longer than another; what at most if all else is sure."""

_OUT_OF_STEP = 1.0
"""Columns that are not in step must read better by so much."""


@dataclass(frozen=True, slots=True)
class Thread:
    """The lines of a page from `start` on, parted into two columns or more.

    `sides` says of each line in which column it is: 0, that on the left, or 1, and so on.
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

    def columns(self) -> list[list[int]]:
        """Return the numbers of the lines of each column, from left to right."""
        columns: list[list[int]] = [[] for _ in range(max(self.sides) + 1)]
        for number, side in enumerate(self.sides, self.start):
            columns[side].append(number)
        return columns


State = Run | None


_Step = tuple[float, State]
"""The best way to a state: its score, and the state of the line before."""

_FLOW: State = None
"""The flow over the whole page; any other state is a run in one of the columns."""


def find_threads(cohesion: Cohesion, expected: bool = False, is_last: bool = False) -> list[Thread]:
    """Return the places of a page that fall into two columns, as others do if `expected`.

    The last page of a text may end in the middle of a column.
    """
    if len(cohesion.lines) < 4:
        return []
    paces = (BY_HEIGHT,) if cohesion.turns else (LINE_BY_LINE, IN_BLOCKS, OF_ANY_SIZE)
    found = [_threads_at(pace, cohesion, expected, is_last) for pace in paces]
    return max(found, key=lambda some: sum(map(_gain_in_step, some)))


def _gain_in_step(thread: Thread) -> float:
    return thread.gain - (0.0 if thread.pace.in_step else _OUT_OF_STEP)


def _threads_at(pace: Pace, cohesion: Cohesion, expected: bool, is_last: bool) -> list[Thread]:
    """Return the best threads when the lines change columns at a given pace."""
    lines = cohesion.lines
    on_top = 0.0 if expected else _BEGIN_ON_TOP
    on_left, on_right = weigh_sides(cohesion, 0)
    right_first = _EVENLY_RIGHT_FIRST if cohesion.around[0] is Turn.EVEN else _RIGHT_FIRST
    table: list[dict[State, _Step]] = [
        {
            _FLOW: (0.0, None),
            LEFT: (on_top + on_left, None),
            RIGHT: (on_top + right_first + on_right, None),
        }
    ]
    behind: dict[Turn, dict[Run, Behind]] = defaultdict(dict)
    is_first, is_top = not lines[0].page_break, True
    for index in range(1, len(lines)):
        is_top = is_top and not cohesion.is_open(index - 1)
        begin = _BEGIN_AMONG_COLUMNS if expected else _BEGIN
        if is_top:  # a title goes on in one of the columns below it
            onward = cohesion.reads_on(index - 1, index)
            begin = on_top + (onward if is_first else max(0.0, onward))
        turn = (cohesion.turns or cohesion.around)[index]
        if turn is Turn.ROW:
            begin = _IMPOSSIBLE
        elif cohesion.turns and cohesion.is_left.get(index):
            begin = max(begin, _BEGIN_WITH_ROW)
        table.append(_advance(table[-1], index, cohesion, pace, begin, turn, behind[turn]))
    state = max(
        table[-1],
        key=lambda state: table[-1][state][0] + _bottom(state, pace, is_last),
    )
    states = [state]
    for reached in reversed(table[1:]):
        states.append(reached[states[-1]][1])
    states.reverse()
    scores = [step[state][0] for step, state in zip(table, states, strict=True)]
    found: list[Thread] = []
    for start, stop in _parted_spans(states):
        sides = [int(run is not None and not run.is_left) for run in states[start:stop]]
        thread = make_thread(start, sides, scores, cohesion, pace)
        found.append(replace(thread, score=SideScores(cohesion, pace, start, sides).score))
    return found


def _bottom(run: State, pace: Pace, is_last: bool) -> float:
    """Return what it costs that a page ends with this run; both columns of most are as long."""
    if run is None:
        return 0.0
    if run.behind is None:
        return _IMPOSSIBLE
    if is_last or not pace.in_step:
        return 0.0
    most = _MOST_UNEVEN if pace.by_height else _IMPOSSIBLE
    return max(most, min(0.0, _UNEVEN * (abs(run.ahead) - LITTLE)))


def _advance(  # noqa: C901 - one loop, run for every line and run
    reached: dict[State, _Step],
    index: int,
    cohesion: Cohesion,
    pace: Pace,
    begin: float,
    turn: Turn,
    behind: dict[Run, Behind],
) -> dict[State, _Step]:
    """Return the best ways to each state of the line `index`.

    What may come `behind` a run is found out once. A page has hundreds of runs at each line,
    so that nothing else is called for each of them.
    """
    new: dict[State, _Step] = {}
    adjacent = cohesion.reads_on(index - 1, index)
    in_pieces = cohesion.weigh_pieces(index - 1, index) > 0
    parted = cohesion.gaps.weigh(cohesion.lines[index])
    on_left, on_right = weigh_sides(cohesion, index)
    begin_left, begin_right = begin + on_left, begin + on_right + _RIGHT_FIRST
    end, flow = _SURELY_END if cohesion.turns else _END, adjacent
    if turn is Turn.ROW:
        end, flow = _IMPOSSIBLE, adjacent + _ROW_IN_FLOW
    over: dict[int, float] = {}
    known_behind, known_over, known = behind.get, over.get, new.get
    least = max([score for score, _ in reached.values()]) - _BEAM
    for run, (score, _) in reached.items():
        if run is None:
            for state, total in (
                (_FLOW, score + flow),
                (LEFT, score + begin_left),
                (RIGHT, score + begin_right),
            ):
                step = known(state)
                if step is None or total > step[0]:
                    new[state] = (total, run)
            continue
        if score < least:
            continue
        lines, _, was_behind, is_left = run
        may_come = known_behind(run)
        if may_come is None:
            may_come = behind[run] = Behind.of(run, pace, turn)
        stay, change, followed, with_piece, changed = may_come
        if lines < _MOST_IN_A_ROW:
            if in_pieces:
                stay, followed = 0.0, with_piece
            total = score + adjacent + stay + (on_left if is_left else on_right)
            step = known(followed)
            if step is None or total > step[0]:
                new[followed] = (total, run)
        total = score
        if was_behind is not None:
            odds = known_over(lines)
            if odds is None:
                odds = over[lines] = cohesion.reads_on(index - 1 - lines, index)
            total += odds
        total = total + change + parted + (on_right if is_left else on_left)
        step = known(changed)
        if step is None or total > step[0]:
            new[changed] = (total, run)
        if was_behind is not None:
            step = known(_FLOW)
            if step is None or score + end > step[0]:
                new[_FLOW] = (score + end, run)
    return new


def _parted_spans(states: list[State]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each place with columns, and the first behind it."""
    start = None
    for index, state in enumerate([*states, _FLOW]):
        if start is None and state is not None:
            start = index
        elif start is not None and state is None:
            yield start, index
            start = None


def make_thread(
    start: int, sides: Sequence[int], scores: Sequence[float], cohesion: Cohesion, pace: Pace
) -> Thread:
    """Return the columns in which the lines from `start` on stand, and how well they read.

    `scores` are those of the whole page read so, up to each of its lines.
    """
    stop = start + len(sides)
    first, last = max(start - 1, 0), min(stop, len(scores) - 1)
    in_order = sum(cohesion.reads_on(index, index + 1) for index in range(first, last))
    above = scores[first] if start else 0.0
    score = scores[stop - 1] - above
    thread = Thread(start, tuple(sides), score, scores[last] - above - in_order, 0, pace)
    columns = [column for column in thread.columns() if column]
    joints = [joint for column in columns for joint in pairwise(column)]
    joints += [(left[-1], right[0]) for left, right in pairwise(columns)]
    proofs = sum(
        behind != before + 1 and cohesion.has_word_over(before, behind) for before, behind in joints
    )
    return replace(thread, proofs=proofs)


def other_threads(thread: Thread, cohesion: Cohesion) -> Iterator[Thread]:
    """Yield other ways to part the same lines, if they read nearly as well.

    Two columns are crossed at one line, or the last few lines stand all in one of them.
    """
    if max(thread.sides) > 1:
        return
    scores = SideScores(cohesion, thread.pace, thread.start, thread.sides)
    for cut, sides in _other_sides(thread.sides):
        score = scores.of_others(sides, cut)
        if score > thread.score - _NEARLY_AS_WELL:
            yield replace(thread, sides=sides, score=score)


def _other_sides(sides: tuple[int, ...]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield other sides of the same lines, and how many lines stand as before."""
    for cut in range(1, len(sides)):
        upper = sides[:cut]
        crossed = (*upper, *(1 - side for side in sides[cut:]))
        if len({*crossed}) > 1:
            yield cut, crossed
        if cut > len(sides) - _LAST_LINES and len({*upper}) > 1:
            for side in (0, 1):
                last = (*upper, *[side] * (len(sides) - cut))
                if last not in (sides, crossed) and sides[cut] != side:
                    yield cut, last
