"""Part the lines of a page into the two columns that an extractor read in turn.

The lines of a page are taken in their order. Each belongs to the flow that runs over the
whole page or to one of two threads, the columns. Dynamic programming finds the threads
that read on best: a word goes on over a line end, a quotation that was opened is closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from npccli.repair.cohesion import (
    begins_with_particle,
    begins_with_stub,
    ends_in_stub,
    straddles,
)
from npccli.repair.layout import COMMA, FINAL, OPEN, PLAIN, MeasuredLine

_MOST_IN_A_ROW = 70
_IMPOSSIBLE = -1e9

# log P(seen | b is the next line of a) - log P(seen | b is some other line)
_WORD_GOES_ON, _BETWEEN_WORDS, _WORD_CUT_OFF = 2.8, 0.1, -1.9
_WORD_BEGINS, _PARTICLE_BEGINS = 0.35, -2.5
_OPENED_AND_CLOSED, _OPENED_TWICE, _NEVER_OPENED = 1.6, -1.5, -2.0
_HEADING_IN_SENTENCE = -2.5
_NARROW_GOES_ON, _NARROW_OPENS, _FULL_OPENS = -0.8, 1.2, -1.6

_BYLINE = 3.0
_NEARLY_AS_WELL = 6.0
_PIECES, _PERHAPS_PIECES = 3.0, 2.0

_BEGIN_ON_TOP, _BEGIN, _END = -3.0, -6.0, -8.0
_SHORT = 0.78
"""A line narrower than this share of the column ends a paragraph, or is a heading."""

_LOST_INDENT = range(3, 6)
"""How many columns the first line of a paragraph is short by when its indent was lost."""

_FEWEST_INDENTS = 0.04

_PAIRS = (("“", "”"), ("《", "》"), ("（", "）"))


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

    @property
    def stop(self) -> int:
        """Return the number of the first line behind the columns."""
        return self.start + len(self.sides)

    def columns(self) -> tuple[list[int], list[int]]:
        """Return the numbers of the lines of each column."""
        numbers = range(self.start, self.stop)
        pairs = list(zip(numbers, self.sides, strict=True))
        return [n for n, side in pairs if not side], [n for n, side in pairs if side]


class Cohesion:
    """How well one line of a page reads on in another, each pair looked at once."""

    def __init__(self, lines: list[MeasuredLine], page: Cohesion | None = None) -> None:
        """Look at `lines`, which are set like those of another `page`, if one is given."""
        self.lines = lines
        self.width: int = page.width if page else common_width(lines)
        self.loses_indents: bool = page.loses_indents if page else self._loses_indents()
        self.ends_in_stub = [ends_in_stub(line.text) for line in lines]
        self._known: dict[tuple[int, int], float] = {}

    def _loses_indents(self) -> bool:
        narrow = (
            self.width - line.width in _LOST_INDENT and line.ends != FINAL for line in self.lines
        )
        return sum(narrow) > _FEWEST_INDENTS * len(self.lines)

    @cached_property
    def opens_with_particle(self) -> list[bool]:
        """Tell of each line whether it begins with a word that never begins a sentence."""
        return [begins_with_particle(line.text) for line in self.lines]

    @cached_property
    def opens_with_stub(self) -> list[bool]:
        """Tell of each line whether it begins with the end of a word."""
        return [begins_with_stub(line.text) for line in self.lines]

    @cached_property
    def ends_in_stub(self) -> list[bool]:
        """Tell of each line whether it ends with the beginning of a word."""
        return [ends_in_stub(line.text) for line in self.lines]

    def reads_on(self, before: int, behind: int) -> float:
        """Return the log odds that `behind` is the next line after `before`."""
        key = (before, behind)
        if key not in self._known:
            self._known[key] = self._weigh(before, behind)
        return self._known[key]

    def is_open(self, index: int) -> bool:
        """Tell whether the line is full and its sentence not at its end."""
        line = self.lines[index]
        is_whole = line.ends == FINAL or line.title or line.fixed
        return not is_whole and line.width >= _SHORT * self.width

    def has_word_over(self, before: int, behind: int) -> bool:
        """Tell whether a word goes on from one line in the other."""
        return self.is_open(before) and straddles(self.lines[before].text, self.lines[behind].text)

    def _opens(self, index: int, goes_on: bool) -> float:
        """Return the log odds of the width of a line that goes on, or opens a paragraph."""
        line = self.lines[index]
        if line.marker or line.indent:
            return -2.0 if goes_on else 1.2
        if not self.loses_indents or line.ends == FINAL or line.width < _SHORT * self.width:
            return 0.0
        lack = self.width - line.width
        if lack in _LOST_INDENT:
            return _NARROW_GOES_ON if goes_on else _NARROW_OPENS
        return 0.0 if goes_on or lack >= _LOST_INDENT.start else _FULL_OPENS

    def _weigh(self, before: int, behind: int) -> float:
        """Add up what words, marks and the forms of the two lines say."""
        line, following = self.lines[before], self.lines[behind]
        if following.fixed or following.title:
            return -_BYLINE if self.is_open(before) else 0.0 if line.ends == FINAL else _BYLINE
        is_word = self.has_word_over(before, behind)
        is_open = self.is_open(before)
        if is_word:
            total = _WORD_GOES_ON
        elif self.opens_with_stub[behind] or (is_open and self.ends_in_stub[before]):
            total = _WORD_CUT_OFF
        elif self.opens_with_particle[behind] and not is_open:
            total = _PARTICLE_BEGINS
        else:
            total = _BETWEEN_WORDS if is_open and line.ends == PLAIN else _WORD_BEGINS
        if line.width < _SHORT * self.width:
            total += self._opens(behind, goes_on=False)
            return total + self.weigh_pieces(before, behind)
        is_heading = following.ends == PLAIN and following.width < _SHORT * self.width
        if is_heading and not is_word and line.ends in (PLAIN, COMMA, OPEN):
            total += _HEADING_IN_SENTENCE
        total += self._opens(behind, goes_on=is_open)
        for opener, closer in _PAIRS:
            total += _weigh_marks(line.text, following.text, opener, closer)
        return total

    def weigh_pieces(self, before: int, behind: int) -> float:
        """Return how much two lines look like one printed line cut between two marks."""
        line, following = self.lines[before], self.lines[behind]
        if line.width + following.width > self.width + 4 or following.text[0] not in "“《（":
            return 0.0
        return _PIECES if line.text[-1] in "”》）" else _PERHAPS_PIECES


def common_width(lines: list[MeasuredLine]) -> int:
    """Return the width that four lines of five do not pass."""
    widths = sorted(line.width for line in lines)
    return widths[(4 * len(widths)) // 5] if widths else 0


def _weigh_marks(before: str, behind: str, opener: str, closer: str) -> float:
    """Return what a pair of marks says of two lines: opened in one, closed in the other."""
    is_open = before.rfind(opener) > before.rfind(closer)
    opened, closed = behind.find(opener), behind.find(closer)
    if closed >= 0 and (opened < 0 or closed < opened):
        return _OPENED_AND_CLOSED if is_open else _NEVER_OPENED
    if is_open and opened >= 0:
        return _OPENED_TWICE
    return 0.0


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


def find_threads(cohesion: Cohesion) -> list[Thread]:
    """Return the places of a page that fall into two columns."""
    lines = cohesion.lines
    if len(lines) < 4:
        return []
    table: list[dict[int, _Step]] = [{_FLOW: _Step(0.0, -1), _first(1): _Step(_BEGIN_ON_TOP, -1)}]
    on_top = True
    for index in range(1, len(lines)):
        on_top = on_top and not cohesion.is_open(index - 1)
        begin = _BEGIN_ON_TOP if on_top else _BEGIN
        table.append(_advance(table[-1], index, cohesion, begin))
    last = table[-1]
    state = max((s for s in last if s == _FLOW or s % 2), key=lambda s: last[s].score)
    states = [state]
    for reached in reversed(table[1:]):
        states.append(reached[states[-1]].before)
    states.reverse()
    scores = [step[state].score for step, state in zip(table, states, strict=True)]
    return [_thread(start, stop, states, scores, cohesion) for start, stop in _parted_spans(states)]


def _advance(
    reached: dict[int, _Step], index: int, cohesion: Cohesion, begin: float
) -> dict[int, _Step]:
    """Return the best ways to each state of the line `index`."""
    reads_on, is_open = cohesion.reads_on, cohesion.is_open
    new: dict[int, _Step] = {}

    def reach(state: int, score: float, before: int) -> None:
        if state not in new or score > new[state].score:
            new[state] = _Step(score, before)

    adjacent = reads_on(index - 1, index)
    in_pieces = cohesion.weigh_pieces(index - 1, index) > 0
    for state, step in reached.items():
        if state == _FLOW:
            reach(_FLOW, step.score + adjacent, state)
            reach(_first(1), step.score + begin, state)
            continue
        run = state // 2
        if run < _MOST_IN_A_ROW:
            closed = state % 2 == 0 or not is_open(index - 1 - run)
            cost = 0.0 if in_pieces else _same_column(run, closed)
            reach(state + 2, step.score + adjacent + cost, state)
        over = reads_on(index - 1 - run, index) if state % 2 else 0.0
        reach(_parted(1), step.score + over + _other_column(run), state)
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
    start: int, stop: int, states: list[int], scores: list[float], cohesion: Cohesion
) -> Thread:
    """Return the columns between two lines, and how much better they read."""
    sides = [0]
    for index in range(start + 1, stop):
        sides.append(1 - sides[-1] if states[index] == _parted(1) else sides[-1])
    first, last = max(start - 1, 0), min(stop, len(states) - 1)
    in_order = sum(cohesion.reads_on(index, index + 1) for index in range(first, last))
    gain = scores[last] - (scores[first] if start else 0.0) - in_order
    score = _score_sides(cohesion, start, sides)
    thread = Thread(start, tuple(sides), score, gain, 0)
    proofs = sum(
        behind > before + 1 and cohesion.has_word_over(before, behind)
        for column in thread.columns()
        for before, behind in pairwise(column)
    )
    return replace(thread, proofs=proofs)


def _score_sides(cohesion: Cohesion, start: int, sides: Sequence[int]) -> float:
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
            score += 0.0 if in_pieces else _same_column(run, closed)
            run += 1
        else:
            score += _other_column(run)
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
        score = _score_sides(cohesion, thread.start, sides)
        if score > thread.score - _NEARLY_AS_WELL:
            yield replace(thread, sides=sides, score=score)


def _same_column(run: int, other_closed: bool) -> float:
    """Return the cost of one more line in a column; white space in the other one explains it."""
    if run > 2:
        return -0.2
    return -0.9 if other_closed else (-3.0, -1.5)[run - 1]


def _other_column(run: int) -> float:
    return (-0.1, -0.5, -1.8)[min(run, 3) - 1]
