"""Decide which line ends are inside a paragraph, for all lines of a text at once.

Every line gets a part (first, middle or last line of a paragraph, paragraph of one line,
heading). The parts are chosen together, by the Viterbi algorithm, so that they explain
best what was measured: how full a line is for a column width that the text shows, how it
ends, whether blank lines part it from the next, whether the dictionary reads a word over
the line end, how the next line begins. The hidden state is a part together with a column
width; width 0 stands for text that was not wrapped. Several lines in a row may be the
pieces of one printed line that an extractor cut.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from math import exp, log
from typing import NamedTuple

from npccli.repair.cohesion import straddles
from npccli.repair.layout import COMMA, FINAL, OPEN, PLAIN, MeasuredLine, common_widths
from npccli.repair.line_scores import (
    ENDS_HEADING,
    ENDS_INSIDE,
    ENDS_PARAGRAPH,
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
    fullness,
    going_on_score,
    line_score,
    opening_score,
)

_WINDOW = 60
"""How many lines around a line show the widths that it can have."""

_MOST_PIECES = 8
_SWITCH_INSIDE_AT_GAP, _SWITCH_INSIDE, _SWITCH_BETWEEN = -4.5, -7.5, -2.5


@dataclass(frozen=True, slots=True)
class LineEnd:
    """The decision about a line end, and how sure it is (0.5 to 1)."""

    joined: bool
    confidence: float
    why: str


class _State(NamedTuple):
    part: int
    width: int


class _Step(NamedTuple):
    """The best way to a state: its score, the state before, and how many lines it takes."""

    score: float
    before: _State
    lines: int


_NOWHERE = _State(SINGLE, 0)
_LOST = (IMPOSSIBLE * 1e4, _NOWHERE)


def decide_line_ends(lines: list[MeasuredLine]) -> list[LineEnd]:
    """Return a decision for each line end but the last: inside a paragraph or not."""
    if len(lines) < 2:
        return []
    boundaries = [
        Boundary(before, behind, straddles(before.text, behind.text))
        for before, behind in itertools.pairwise(lines)
    ]
    widths = _widths_by_line(lines)
    habits = _observe_habits(boundaries, widths)
    joins = _best_joins(lines, boundaries, widths, habits)
    decisions: list[LineEnd] = []
    for index, (boundary, (joined, width)) in enumerate(zip(boundaries, joins, strict=True)):
        begins = not (index and decisions[-1].joined)
        decisions.append(_explain(boundary, joined, width, habits, begins))
    return decisions


def _widths_by_line(lines: list[MeasuredLine]) -> list[tuple[int, ...]]:
    """Return, for each line, the column widths that the lines around it show, and 0.

    Where lines were cut to pieces, few are full; the widths of the whole text help there.
    """
    step = _WINDOW // 2
    overall = common_widths(lines, most=3)
    blocks = [
        tuple(sorted({0, *overall, *common_widths(lines[max(0, start - step) : start + 2 * step])}))
        for start in range(0, len(lines), step)
    ]
    return [blocks[index // step] for index in range(len(lines))]


def _observe_habits(boundaries: list[Boundary], widths: list[tuple[int, ...]]) -> Habits:
    """Count at line ends whose nature is plain, and estimate the habits of the text."""
    inside, between, quote, first = [0, 0], [0, 0], [0, 0], [0, 0]
    pieces = 0
    for index, boundary in enumerate(boundaries):
        before, behind = boundary.before, boundary.behind
        has_gap = 1 if behind.gap else 0
        lack = min((abs(width - before.width) for width in widths[index][1:]), default=99)
        pieces += _is_piece(boundary, max(widths[index]))
        if before.ends in (COMMA, OPEN) or boundary.straddled or behind.closer_first:
            (quote if behind.text[0] in "“（《" else inside)[has_gap] += 1
        elif before.ends == FINAL and lack > 2:
            between[has_gap] += 1
            if index + 1 < len(boundaries):
                following = boundaries[index + 1].behind
                if any(abs(width - following.width) <= 2 for width in widths[index + 1][1:]):
                    _count_first_line(behind, following, first)
    return Habits(
        gap_inside=(inside[1] + 0.5) / (sum(inside) + 2.0),
        gap_between=(between[1] + 1.0) / (sum(between) + 2.0),
        gap_before_quote=(quote[1] + inside[1] + 0.6) / (sum(quote) + sum(inside) + 2.0),
        first_short=(first[1] + 0.6) / (sum(first) + 1.2),
        pieces=min(0.5, (pieces + 0.02) / (len(boundaries) + 20.0)),
    )


def _is_piece(boundary: Boundary, widest: int) -> bool:
    """Tell whether a line is so short, and so unfinished, that an extractor must have cut it."""
    before = boundary.before
    if not boundary.may_part_pieces() or before.width > widest - 8:
        return False
    return before.ends in (COMMA, OPEN) or before.text.isascii()


def _count_first_line(line: MeasuredLine, following: MeasuredLine, first: list[int]) -> None:
    """Note whether the first line of a paragraph is short by a lost indent."""
    full = (PLAIN, COMMA)
    if line.indent or following.gap or line.ends not in full or following.ends not in full:
        return
    lack = following.width - line.width
    if 3 <= lack <= 8:  # lines are justified, so the next one may hold more than its share
        first[1] += 1
    elif -2 <= lack <= 1:
        first[0] += 1


def _best_joins(
    lines: list[MeasuredLine],
    boundaries: list[Boundary],
    widths: list[tuple[int, ...]],
    habits: Habits,
) -> list[tuple[bool, int]]:
    """Return for each line end whether it is joined, and the column width there (Viterbi)."""
    table: list[dict[_State, _Step]] = []
    tops: list[tuple[_Tops, _Tops, _Tops]] = []
    for index in range(len(lines)):
        reached: dict[_State, _Step] = {}
        cost = 0.0
        measured = 0
        most = max(widths[index]) + 3
        for pieces in range(1, _MOST_PIECES + 1):
            start = index - pieces + 1
            if start < 0:
                break
            measured += lines[start].width + lines[start].indent
            if pieces > 1:
                if measured > most or not boundaries[start].may_part_pieces():
                    break
                cost += boundaries[start].piece_score(habits, pieces == 2)
                cost += boundaries[start].score(True, habits)
            _extend(reached, lines, boundaries, widths, habits, tops, start, index, measured, cost)
        table.append(reached)
        tops.append(
            (
                _Tops.of(reached, (FIRST, MIDDLE)),
                _Tops.of(reached, (LAST, SINGLE, HEADING)),
                _Tops.of(reached, (HEADING_TOP,)),
            )
        )
    return _trace_back(table)


class _Tops(NamedTuple):
    """The best state so far for each width, and over all widths."""

    by_width: dict[int, tuple[float, _State]]
    overall: tuple[float, _State]

    @classmethod
    def of(cls, reached: dict[_State, _Step], parts: tuple[int, ...]) -> _Tops:
        """Pick the best among the states of these parts."""
        by_width: dict[int, tuple[float, _State]] = {}
        for state, step in reached.items():
            if state.part in parts and (
                state.width not in by_width or step.score > by_width[state.width][0]
            ):
                by_width[state.width] = (step.score, state)
        return cls(by_width, max(by_width.values(), default=_LOST))

    def best(self, width: int, switch: float) -> tuple[float, _State]:
        """Return the best state to come from, at the same width or by a switch of widths."""
        switched = (self.overall[0] + switch, self.overall[1])
        return max(self.by_width.get(width, _LOST), switched)


def _extend(
    reached: dict[_State, _Step],
    lines: list[MeasuredLine],
    boundaries: list[Boundary],
    widths: list[tuple[int, ...]],
    habits: Habits,
    tops: list[tuple[_Tops, _Tops, _Tops]],
    start: int,
    index: int,
    measured: int,
    cost: float,
) -> None:
    """Add the states that a printed line of the lines `start` to `index` can have."""
    line = lines[start]
    pieces = index - start + 1
    unit = lines[index + 1].first_unit if index + 1 < len(lines) else 0
    printed = Printed(measured, lines[index].ends, unit)
    inside = between = between_headings = 0.0
    switch_inside = _SWITCH_INSIDE
    if start:
        boundary = boundaries[start - 1]
        inside, between = boundary.score(True, habits), boundary.score(False, habits)
        between_headings = between - boundary.gap_score(False, habits) + log(0.5)
        if line.gap or line.page_break:
            switch_inside = _SWITCH_INSIDE_AT_GAP
    for width in widths[index]:
        if pieces > 1 and (not width or measured > width + 3):
            continue
        options: list[tuple[int, float, _State]] = []
        if start:
            score, before = tops[start - 1][0].best(width, switch_inside)
            options += [
                (part, score + inside + going_on_score(part, width), before)
                for part in (MIDDLE, LAST)
            ]
            score, before = tops[start - 1][2].best(width, IMPOSSIBLE)
            fit = broken_heading_score(lines[start - 1], line)
            options.append((HEADING, score + inside + fit, before))
            score, before = tops[start - 1][1].best(width, _SWITCH_BETWEEN)
        else:
            score, before = 0.0, _NOWHERE
        after_heading = before.part == HEADING
        for part in (FIRST, SINGLE, HEADING, HEADING_TOP):
            if pieces == 1 or part in (FIRST, SINGLE):
                stacked = after_heading and part in (HEADING, HEADING_TOP)
                opened = (between_headings if stacked else between) + opening_score(
                    part, width, after_heading
                )
                options.append((part, score + opened, before))
        for part, score, before in options:
            total = score + cost + line_score(line, part, width, habits, printed)
            state = _State(part, width)
            if state not in reached or total > reached[state].score:
                reached[state] = _Step(total, before, pieces)


def _trace_back(table: list[dict[_State, _Step]]) -> list[tuple[bool, int]]:
    last = table[-1]
    state = max(last, key=lambda s: last[s].score - (8.0 if s.part in OPEN_PARTS else 0.0))
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


def _explain(boundary: Boundary, joined: bool, width: int, habits: Habits, begins: bool) -> LineEnd:
    """Return the decision with its confidence and its strongest reason.

    `begins` says that the line opens a paragraph, so that it might be a heading.
    """
    ends = boundary.before.ends
    evidence = boundary.score(True, habits) - boundary.score(False, habits)
    as_heading = ENDS_HEADING[ends] - 2.0 if begins else IMPOSSIBLE
    evidence += ENDS_INSIDE[ends] - max(ENDS_PARAGRAPH[ends], as_heading)
    if width and not boundary.before.stretched:
        evidence += fullness(boundary.before.width, width) + log(width)
    confidence = 1.0 / (1.0 + exp(-max(-30.0, min(30.0, evidence if joined else -evidence))))
    if boundary.straddled:
        why = "a word goes on over the line end"
    elif ends in (COMMA, OPEN):
        why = "the sentence goes on"
    elif boundary.before.unclosed:
        why = "a quotation or bracket is open"
    elif width:
        why = "the line is full for its column"
    else:
        why = "the sentence is not finished"
    return LineEnd(joined, round(max(0.5, confidence), 3), why)
