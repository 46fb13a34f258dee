"""Choose the parts of all lines together: the Viterbi algorithm over parts and widths.

A state is a part (first, middle, last line …) with a column width. Several lines in a row
may be the pieces of one printed line that an extractor cut; such a group is one step.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import NamedTuple

from npccli.repair.layout import MeasuredLine
from npccli.repair.line_scores import (
    FIRST,
    HEADING,
    HEADING_TOP,
    IMPOSSIBLE,
    LAST,
    MIDDLE,
    OPEN_PARTS,
    SINGLE,
    Boundary,
    Habits,
    Printed,
    broken_heading_score,
    going_on_score,
    line_score,
    opening_score,
)

_MOST_PIECES = 8
_LONGEST_PART = 4000
_RUN_OUT = 100
"""How many lines at the end of a part are decided again with the next one."""

_RUN_IN_HEADING = 0.03
"""The share of headings that look like a short sentence with text behind it."""

_SWITCH_INSIDE_AT_GAP, _SWITCH_INSIDE, _SWITCH_BETWEEN = -4.5, -7.5, -2.5
_OPEN_AT_THE_END = -8.0


class State(NamedTuple):
    """What a line is, and the column width that it was set in; 0: not wrapped."""

    part: int
    width: int


class _Step(NamedTuple):
    """The best way to a state: its score, the state before, and how many lines it takes."""

    score: float
    before: State
    lines: int


_NOWHERE = State(SINGLE, 0)
_LOST = (IMPOSSIBLE * 1e4, _NOWHERE)


@dataclass(frozen=True, slots=True)
class Lattice:
    """The lines with all that is known about them, one entry of each list a line.

    `boundaries[i]` is the line end between the lines i and i + 1; `widths[i]` are the
    column widths that line i can have.
    """

    lines: list[MeasuredLine]
    boundaries: list[Boundary]
    widths: list[tuple[int, ...]]
    habits: Habits

    def best_joins(self) -> list[tuple[bool, int]]:
        """Return for each line end whether it is joined, and the column width there.

        A long text is decided part by part, each part up to a paragraph end, so that the
        memory does not grow with the text.
        """
        joins: list[tuple[bool, int]] = []
        start = 0
        while True:
            stop = min(start + _LONGEST_PART, len(self.lines))
            part = Lattice(
                self.lines[start:stop],
                self.boundaries[start : stop - 1],
                self.widths[start:stop],
                self.habits,
            )
            found = part._best_joins()
            if stop == len(self.lines):
                return joins + found
            kept = len(found)
            for index in range(len(found) - 1, len(found) // 2, -1):
                if not found[index][0] and len(found) - index > _RUN_OUT:
                    kept = index + 1
                    break
            joins += found[:kept]
            start += kept

    def _best_joins(self) -> list[tuple[bool, int]]:
        """Return the joins of all lines, decided together."""
        table: list[dict[State, _Step]] = []
        tops: list[_Tops] = []
        for index in range(len(self.lines)):
            reached: dict[State, _Step] = {}
            cost = 0.0
            measured = 0
            most = self.widths[index][-1] + 3
            for start in range(index, max(-1, index - _MOST_PIECES), -1):
                line = self.lines[start]
                measured += line.width + line.indent
                if start < index:
                    boundary = self.boundaries[start]
                    if (measured > most and not line.label) or not boundary.may_part_pieces():
                        break
                    cost += boundary.piece_score(self.habits, start == index - 1)
                    cost += boundary.score(True, self.habits)
                self._extend(reached, tops, start, index, measured, cost)
            table.append(reached)
            tops.append(_Tops.of(reached))
        return _trace_back(table)

    def _extend(
        self,
        reached: dict[State, _Step],
        tops: list[_Tops],
        start: int,
        index: int,
        measured: int,
        cost: float,
    ) -> None:
        """Add the states that a printed line of the lines `start` to `index` can have."""
        line = self.lines[start]
        pieces = index - start + 1
        unit = self.lines[index + 1].first_unit if index + 1 < len(self.lines) else 0
        printed = Printed(measured, self.lines[index].ends, unit)
        seen = _Seen.at(self.boundaries[start - 1], self.habits) if start else _NOTHING_SEEN
        parts: tuple[int, ...] = (FIRST, SINGLE, HEADING, HEADING_TOP)
        if pieces > 1:
            parts = (FIRST, SINGLE, HEADING) if line.label else (FIRST, SINGLE)
        for width in self.widths[index]:
            if pieces > 1 and (measured > width + 3 and not (line.label and not width)):
                continue
            ways: list[tuple[int, float, State]] = []
            score, before = 0.0, _NOWHERE
            if start:
                ways = self._ways_inside(tops[start - 1], seen, start, width)
                score, before = tops[start - 1].closed.best(width, _SWITCH_BETWEEN)
            after_heading = before.part == HEADING
            for part in parts:
                opening = seen.opening(part, after_heading)
                opening += opening_score(part, width, after_heading)
                ways.append((part, score + opening, before))
            for part, score, before in ways:
                total = score + cost + line_score(line, part, width, self.habits, printed)
                state = State(part, width)
                if state not in reached or total > reached[state].score:
                    reached[state] = _Step(total, before, pieces)

    def _ways_inside(
        self, tops: _Tops, seen: _Seen, start: int, width: int
    ) -> list[tuple[int, float, State]]:
        """Return the ways by which the line `start` goes on with a paragraph or heading."""
        score, before = tops.open.best(width, seen.switch_inside)
        score += seen.inside
        ways = [(part, score + going_on_score(part, width), before) for part in (MIDDLE, LAST)]
        score, before = tops.heading_top.best(width, IMPOSSIBLE)
        fit = broken_heading_score(self.lines[start - 1], self.lines[start])
        ways.append((HEADING, score + seen.inside + fit, before))
        return ways


class _Seen(NamedTuple):
    """The log probability of what is seen at a line end, by what it may be."""

    inside: float
    between: float
    before_heading: float
    between_headings: float
    switch_inside: float

    @classmethod
    def at(cls, boundary: Boundary, habits: Habits) -> _Seen:
        """Weigh what is seen at `boundary`."""
        between = boundary.score(False, habits)
        before_heading = between + boundary.run_in_score(_RUN_IN_HEADING)
        parted = boundary.behind.gap or boundary.behind.page_break
        return cls(
            boundary.score(True, habits) + boundary.run_in_score(habits.run_in_inside),
            between + boundary.run_in_score(habits.run_in_first),
            before_heading,
            before_heading - boundary.gap_score(False, habits) + log(0.5),
            _SWITCH_INSIDE_AT_GAP if parted else _SWITCH_INSIDE,
        )

    def opening(self, part: int, after_heading: bool) -> float:
        """Return the part of it that counts when a paragraph or heading opens."""
        if part in (HEADING, HEADING_TOP):
            return self.between_headings if after_heading else self.before_heading
        return self.between


_NOTHING_SEEN = _Seen(0.0, 0.0, 0.0, 0.0, 0.0)


class _Top(NamedTuple):
    """The best state for each width, and over all widths."""

    by_width: dict[int, tuple[float, State]]
    overall: tuple[float, State]

    def best(self, width: int, switch: float) -> tuple[float, State]:
        """Return the best state to come from, at the same width or by a switch of widths."""
        switched = (self.overall[0] + switch, self.overall[1])
        return max(self.by_width.get(width, _LOST), switched)


class _Tops(NamedTuple):
    """The best states in an open paragraph, closed, and with a heading broken off."""

    open: _Top
    closed: _Top
    heading_top: _Top

    @classmethod
    def of(cls, reached: dict[State, _Step]) -> _Tops:
        """Pick the best states."""
        groups: tuple[dict[int, tuple[float, State]], ...] = ({}, {}, {})
        for state, step in reached.items():
            group = groups[_GROUP_OF_PART[state.part]]
            if state.width not in group or step.score > group[state.width][0]:
                group[state.width] = (step.score, state)
        return cls(*(_Top(group, max(group.values(), default=_LOST)) for group in groups))


_GROUP_OF_PART = {FIRST: 0, MIDDLE: 0, LAST: 1, SINGLE: 1, HEADING: 1, HEADING_TOP: 2}


def _trace_back(table: list[dict[State, _Step]]) -> list[tuple[bool, int]]:
    """Follow the best way back and return what it says of each line end."""
    last = table[-1]
    state = max(
        last, key=lambda s: last[s].score + (_OPEN_AT_THE_END if s.part in OPEN_PARTS else 0.0)
    )
    joins: list[tuple[bool, int]] = []
    index = len(table) - 1
    while True:
        step = table[index][state]
        joins += [(True, state.width)] * (step.lines - 1)
        index -= step.lines
        if index < 0:
            return joins[::-1]
        state = step.before
        joins.append((state.part in OPEN_PARTS, state.width))
