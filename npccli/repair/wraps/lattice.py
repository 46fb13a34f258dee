"""Choose the parts of all lines together: the Viterbi algorithm over parts and widths.

A state is a part (first, middle, last line …) with a column width. Several lines in a row
may be the pieces of one printed line that an extractor cut; such a group is one step.

What lines and line ends of one kind have in common is weighed once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from math import inf, log

from npccli.repair.measure.layout import COMMA, MeasuredLine
from npccli.repair.wraps.broken_headings import (
    AS_WIDE_BELOW,
    ONE_MORE_LINE,
    WIDER_BELOW,
    broken_heading_score,
    is_as_long,
)
from npccli.repair.wraps.changed_rows import rows_broken_off, rows_justified
from npccli.repair.wraps.exact_widths import ExactColumn, Natural, Piece, PieceSum
from npccli.repair.wraps.gains import gains_inside
from npccli.repair.wraps.habits import Habits
from npccli.repair.wraps.line_scores import (
    OPEN_PARTS,
    Boundary,
    PartScores,
    part_scores,
)
from npccli.repair.wraps.lower_lines import lower_lines
from npccli.repair.wraps.pieces import (
    cuts_at_mark,
    cuts_justified_line,
    holds_uncut_mark,
    is_cut_behind_number,
    parts_marks,
    single_spaces,
)
from npccli.repair.wraps.ways import (
    NOTHING_SEEN,
    ORDER,
    Front,
    Node,
    Seen,
    Signs,
    better,
    blank_front,
    front_at,
    printed_lines,
    step,
    step_alone,
)

_MOST_PIECES = 12
_LONGEST_PART = 4000
_RUN_OUT = 100
"""How many lines at the end of a part are decided again with the next one."""

_WIDEST_OF_A_KIND = 160
"""Of wider lines, hardly two look alike."""

_OPEN_AT_THE_END = -8.0

_SLACK = 3
"""By how many columns the pieces of a line may be wider than its column."""

_MOST_SPACES = 8
"""Each space in a piece, mostly between a character and a number, is half a column wide. Of
pieces with many the whole width is looked at, though together they seem too wide."""

_SQUEEZED_LINE = 6
"""So many columns all its marks give up of a line that seems too wide for its column."""

_SQUEEZED_MARKS = 2
"""So many columns the marks of two pieces give up that are a sentence and a quotation."""

_NEVER: PartScores = (-inf,) * 6
_NO_MORE = -inf


class Lattice:
    """The lines with all that is known about them, one entry of each list a line.

    `boundaries[i]` is the line end between the lines i and i + 1; `widths[i]` are the
    column widths that line i can have, 0 among them. `exact` is the column of which the width
    is known exactly. `printed` is found with the joins: the part of each printed line, and
    where it starts and stops.
    """

    def __init__(
        self,
        lines: Sequence[MeasuredLine],
        boundaries: Sequence[Boundary],
        widths: Sequence[tuple[int, ...]],
        habits: Habits,
        exact: ExactColumn | None = None,
    ) -> None:
        self._lines = lines
        self._boundaries = boundaries
        self._widths = widths
        self._habits = habits
        self._broken_off = {
            index for index, end in enumerate(boundaries) if end.behind.gap and end.may_break_off()
        }
        self._gains = gains_inside(boundaries, habits)
        self._lower = lower_lines(lines, widths, habits)
        self._exact = exact
        self._measured = [Piece.of(line, exact.latin) for line in lines] if exact else []
        self.printed: list[tuple[int, int, int]] = []
        self._seen: dict[tuple[bool, int, int], Signs] = {}
        self._rows: dict[tuple[int, ...], dict[tuple[object, ...], list[PartScores]]] = {}

    def best_joins(self) -> list[tuple[bool, int]]:
        """Return for each line end whether it is joined, and the column width there.

        A long text is decided part by part, each part up to a paragraph end, so that the
        memory does not grow with the text.
        """
        joins: list[tuple[bool, int]] = []
        start = 0
        while True:
            stop = min(start + _LONGEST_PART, len(self._lines))
            found = self._joins_of(start, stop)
            if stop == len(self._lines):
                return joins + found
            kept = len(found)
            for index in range(len(found) - 1, len(found) // 2, -1):
                if not found[index][0] and len(found) - index > _RUN_OUT:
                    kept = index + 1
                    break
            joins += found[:kept]
            start += kept
            self._rows.clear()

    def _joins_of(  # noqa: C901 - one loop, run for every line
        self, start: int, stop: int
    ) -> list[tuple[bool, int]]:
        """Return the joins of the lines from `start` to `stop`, decided together."""
        lines = self._lines
        units = [
            *[0 if line.marker else line.first_unit for line in lines[start + 1 : stop]],
            0,
        ]
        front = blank_front(self._widths[start])
        above = lines[start]
        measured_above = above.width + above.indent
        habits, column, unit = self._habits, front[0], units[0]
        rows = part_scores(above.look, column, habits, measured_above, above.ends, unit)
        front = step(front, NOTHING_SEEN, rows, 0.0, _NO_MORE, 1)
        fronts: deque[Front] = deque([blank_front(front[0]), front], maxlen=_MOST_PIECES)
        heading_width = habits.heading_width
        spare = _SQUEEZED_MARKS if habits.cut_before_quotes else 0
        spare += _SQUEEZED_LINE if self._exact else 0
        if any(" " in line.text for line in lines[start:stop]):
            spare += _MOST_SPACES // 2
        known_seen, known_rows = self._seen.get, self._rows_of(column)
        is_alone, gains, broken_off = False, self._gains, self._broken_off
        lower = self._lower
        widest = column[-1] + _SLACK
        for index, line, straddled, here, unit in zip(
            range(start + 1, stop),
            lines[start + 1 : stop],
            [end.straddled for end in self._boundaries[start : stop - 1]],
            self._widths[start + 1 : stop],
            units[1:],
            strict=True,
        ):
            look, measured = line.look, line.width + line.indent
            if here is not column:
                front, column, is_alone = front_at(front, here), here, False
                widest = column[-1] + _SLACK
                known_rows = self._rows_of(column)
            if self._exact:
                rows = self._weigh_exactly(self._exact, index, column, unit)
            else:
                kind = id(look), unit
                found = known_rows.get(kind)
                if found is None:
                    found = part_scores(look, column, habits, measured, line.ends, unit)
                    if measured <= _WIDEST_OF_A_KIND:
                        known_rows[kind] = found
                rows = found
            if index in broken_off:
                rows = rows_broken_off(rows, measured, column)
            lack = measured_above - measured
            as_wide = -2 <= lack <= 2 or is_as_long(above, line)
            if line.titled or lack > 2 or line.two_part:
                fit = broken_heading_score(above, line, heading_width)
            else:
                fit = AS_WIDE_BELOW if as_wide else WIDER_BELOW
            more = fit + ONE_MORE_LINE if as_wide else _NO_MORE
            signs = (straddled, id(above.tail), id(line.head))
            seen = known_seen(signs) or self._seen_before(index)
            if index in gains:
                seen = (seen[0] + gains[index], *seen[1:])
            if index in lower:
                fit, price = fit + lower[index][0], lower[index][1]
                seen = (*seen[:6], seen[6] + price, seen[7] + price)
            if is_alone:
                front = step_alone(front, seen, rows, fit, more, 1)
            else:
                front = step(front, seen, rows, fit, more, 1)
                is_alone = len(column) == 1
            may_be_pieces = measured + measured_above <= widest + spare or above.label
            if may_be_pieces and self._boundaries[index - 1].may_part_pieces():
                front = self._with_pieces(front, fronts, start, index, unit)
            fronts.append(front)
            above, measured_above = line, measured
        if habits.cut_if_justified:
            self.printed += printed_lines(_last_node(front), stop)
        return _trace_back(front)

    def _weigh_exactly(
        self, exact: ExactColumn, index: int, column: tuple[int, ...], unit: int
    ) -> list[PartScores]:
        """Return the scores of a printed line of one piece in a column that is known exactly."""
        line, known = self._lines[index], self._rows_of(column)
        natural = PieceSum(self._measured[index]).line(is_cut=False)
        kind = (id(line.look), unit, natural)
        rows = known.get(kind)
        if rows is None:
            fit = exact.rounded, exact.fit(natural, unit)
            measured = line.width + line.indent
            rows = part_scores(line.look, column, self._habits, measured, line.ends, unit, fit)
            known[kind] = rows
        return rows

    def _weigh_pieces(
        self,
        line: MeasuredLine,
        printed: int,
        ends: int,
        column: tuple[int, ...],
        unit: int,
        justified: bool,
        natural: Natural | None,
    ) -> list[PartScores]:
        """Return the scores of a printed line of several pieces, of which `line` is the first."""
        known, exact = self._rows_of(column), self._exact
        kind = (id(line.look), printed, ends, unit, natural)
        fit = (exact.rounded, exact.fit(natural, unit)) if exact and natural else None
        rows = known.get(kind)
        if rows is None:
            rows = part_scores(line.look, column, self._habits, printed, ends, unit, fit)
            known[kind] = rows
        at = exact.rounded if exact else -1
        if justified:
            rows = rows_justified(rows, printed, column, at)
        return [
            scores
            if printed <= width + _SLACK or width == at or (line.label and not width)
            else _NEVER
            for scores, width in zip(rows, column, strict=True)
        ]

    def _rows_of(self, widths: tuple[int, ...]) -> dict[tuple[object, ...], list[PartScores]]:
        """Return the known scores of lines that can have these widths, by width and part.

        Their keys are what a line looks like (one object for all lines that look alike), how
        wide the pieces behind it make it and how the last of them ends, if there are any, and
        what the next line begins with.
        """
        return self._rows.setdefault(widths, {})

    def _with_pieces(
        self, front: Front, fronts: deque[Front], first: int, index: int, unit: int
    ) -> Front:
        """Return the ways behind line `index` when it may be the last piece of a printed one."""
        column = self._widths[index]
        last = self._lines[index]
        measured = last.width + last.indent
        spaces = single_spaces(last)
        cost = 0.0
        at_mark, uncut = False, holds_uncut_mark(last.text)
        justified = holds_clause = False
        exact_sum = PieceSum(self._measured[index]) if self._exact else None
        widest = column[-1] + _SLACK + (_SQUEEZED_LINE if self._exact else 0)
        for start in range(index - 1, max(first - 1, index - _MOST_PIECES), -1):
            line = self._lines[start]
            measured += line.width + line.indent
            boundary = self._boundaries[start]
            if self._habits.cut_before_quotes and boundary.parts_sentence_and_quotation():
                measured -= _SQUEEZED_MARKS
            spaces += single_spaces(line)
            if exact_sum:
                exact_sum.add_before(self._measured[start], parts_marks(boundary))
            if measured - spaces // 2 > widest and not line.label:
                break
            if not boundary.may_part_pieces():
                break
            cost += boundary.piece_score(self._habits, start == index - 1)
            cost += boundary.score(True, self._habits)
            at_mark = at_mark or cuts_at_mark(boundary)
            uncut = uncut or holds_uncut_mark(line.text)
            if self._habits.cut_if_justified:
                justified = justified or cuts_justified_line(boundary)
                holds_clause = holds_clause or line.ends == COMMA
            seen, fit = NOTHING_SEEN, 0.0
            if start > first:
                seen = self._seen_before(start)
                fit = broken_heading_score(self._lines[start - 1], line, self._habits.heading_width)
            printed = measured - spaces // 2
            natural = exact_sum.line(justified) if exact_sum else None
            rows = self._weigh_pieces(line, printed, last.ends, column, unit, justified, natural)
            pieces = index - start + 1
            before = front_at(fronts[-pieces], column) if start > first else blank_front(column)
            price = cost + (log(self._habits.uncut) if at_mark and uncut else 0.0)
            seen = Seen(*seen).of_pieces(is_cut_behind_number(boundary), price)
            fit = _NO_MORE if holds_clause else fit  # such a line ends no heading
            front = better(front, step(before, seen, rows, fit, _NO_MORE, pieces))
        return front

    def _seen_before(self, index: int) -> Signs:
        """Return what is seen at the line end before a line."""
        boundary = self._boundaries[index - 1]
        signs = (boundary.straddled, id(boundary.before.tail), id(boundary.behind.head))
        seen = self._seen.get(signs)
        if seen is None:
            seen = self._seen[signs] = Seen.at(boundary, self._habits)[:]
        return seen


def _last_node(front: Front) -> Node:
    """Return the end of the best way."""
    last: list[Node] = []
    for nodes in front[1]:
        last += sorted(nodes, key=lambda node: ORDER[node[1]])
    return max(
        last, key=lambda node: node[0] + (_OPEN_AT_THE_END if node[1] in OPEN_PARTS else 0.0)
    )


def _trace_back(front: Front) -> list[tuple[bool, int]]:
    """Follow the best way back and return what it says of each line end."""
    node: Node | None = _last_node(front)
    joins: list[tuple[bool, int]] = []
    alike: dict[tuple[bool, int], tuple[bool, int]] = {}
    while node is not None and node[4]:
        _, _, width, before, pieces = node
        if pieces > 1:
            joins += [(True, width)] * (pieces - 1)
        if before is not None and before[4]:
            join = (before[1] in OPEN_PARTS, before[2])
            joins.append(alike.setdefault(join, join))
        node = before
    return joins[::-1]
