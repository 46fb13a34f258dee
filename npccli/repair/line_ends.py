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

from npccli.repair.cohesion import straddles
from npccli.repair.lattice import Lattice
from npccli.repair.layout import COMMA, FINAL, OPEN, PLAIN, MeasuredLine, common_widths
from npccli.repair.line_scores import (
    ENDS_HEADING,
    ENDS_INSIDE,
    ENDS_PARAGRAPH,
    IMPOSSIBLE,
    Boundary,
    Habits,
    fullness,
)

_WINDOW = 60
"""How many lines around a line show the widths that it can have."""


@dataclass(frozen=True, slots=True)
class LineEnd:
    """The decision about a line end, and how sure it is (0.5 to 1)."""

    joined: bool
    confidence: float
    why: str


def decide_line_ends(lines: list[MeasuredLine]) -> list[LineEnd]:
    """Return a decision for each line end but the last: inside a paragraph or not."""
    if len(lines) < 2:
        return []
    boundaries = [
        Boundary(before, behind, straddles(before.text, behind.text))
        for before, behind in itertools.pairwise(lines)
    ]
    going_on = [*map(Boundary.goes_on, boundaries), False]
    widths = _widths_by_line(lines, going_on)
    habits = _observe_habits(boundaries, widths)
    joins = Lattice(lines, boundaries, widths, habits).best_joins()
    decisions: list[LineEnd] = []
    for index, (boundary, (joined, width)) in enumerate(zip(boundaries, joins, strict=True)):
        begins = not (index and decisions[-1].joined)
        decisions.append(_explain(boundary, joined, width, habits, begins))
    return decisions


def _widths_by_line(lines: list[MeasuredLine], going_on: list[bool]) -> list[tuple[int, ...]]:
    """Return, for each line, the column widths that the lines around it show, and 0.

    Where lines were cut to pieces, few are full; the widths of the whole text help there.
    """
    step = _WINDOW // 2
    overall = common_widths(lines, going_on, most=3)
    blocks = []
    for start in range(0, len(lines), step):
        around = slice(max(0, start - step), start + 2 * step)
        here = common_widths(lines[around], going_on[around])
        blocks.append(tuple(sorted({0, *overall, *here})))
    return [blocks[index // step] for index in range(len(lines))]


def _observe_habits(boundaries: list[Boundary], widths: list[tuple[int, ...]]) -> Habits:
    """Count at line ends whose nature is plain, and estimate the habits of the text."""
    inside, between, quote, first = [0, 0], [0, 0], [0, 0], [0, 0]
    pieces = 0
    run_in_inside, run_in_first = [0, 0], [0, 0]
    for index, boundary in enumerate(boundaries):
        before, behind = boundary.before, boundary.behind
        has_gap = 1 if behind.gap else 0
        lack = min((abs(width - before.width) for width in widths[index][1:]), default=99)
        around = (other.behind for other in boundaries[max(0, index - 3) : index + 3])
        widest = max((line.width for line in around if not line.stretched), default=0)
        pieces += _is_piece(boundary, widest)
        if before.ends in (COMMA, OPEN) or boundary.straddled or behind.closer_first:
            (quote if behind.text[0] in "“（《" else inside)[has_gap] += 1
            run_in_inside[behind.run_in] += 1
        elif before.ends == FINAL and lack > 2:
            between[has_gap] += 1
            run_in_first[behind.run_in] += 1
            if index + 1 < len(boundaries):
                following = boundaries[index + 1].behind
                if any(abs(width - following.width) <= 2 for width in widths[index + 1][1:]):
                    _count_first_line(behind, following, first)
    return Habits(
        gap_inside=(inside[1] + 0.5) / (sum(inside) + 2.0),
        gap_between=(between[1] + 1.0) / (sum(between) + 2.0),
        gap_before_quote=(quote[1] + inside[1] + 0.6) / (sum(quote) + sum(inside) + 2.0),
        first_short=(first[1] + 0.6) / (sum(first) + 1.2),
        run_in_first=(run_in_first[1] + 1.0) / (sum(run_in_first) + 6.0),
        run_in_inside=(run_in_inside[1] + 1.0) / (sum(run_in_inside) + 10.0),
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
