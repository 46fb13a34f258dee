"""Find the exact width of the column of a text that was cut at squeezed marks, and use it.

The lines are grouped twice. The first time the widths of columns are known in whole columns
only, and how much marks were squeezed is not. Where then nearly all full lines tell of one
exact width, the second time it decides which pieces are one printed line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from npccli.repair.measure.layout import MeasuredLine
from npccli.repair.wraps.exact_widths import (
    CUT_FROM,
    FAR,
    SQUEEZED_MOST,
    ExactColumn,
    Latin,
    Natural,
    Piece,
    PieceSum,
)
from npccli.repair.wraps.habits import Habits
from npccli.repair.wraps.lattice import Lattice
from npccli.repair.wraps.line_scores import FIRST, MIDDLE, Boundary
from npccli.repair.wraps.pieces import cuts_justified_line, parts_marks

_FEWEST_CUT = 3
_LEAST_SHARE, _LEAST_SHARE_OF_CUT = 0.75, 0.6
"""So many cut lines must fit one width; what share of the lines must, and of the cut ones."""

_LEAST_SHARE_AFTERWARDS = 0.9
"""What share of the middle lines must fit once they are grouped by that width."""

_FURTHEST_SHORT = 3.0
"""By so many columns is a full line without squeezed marks narrower at most."""


def joins_of(
    lines: Sequence[MeasuredLine],
    boundaries: Sequence[Boundary],
    widths: list[tuple[int, ...]],
    habits: Habits,
) -> list[tuple[bool, int]]:
    """Return for each line end whether it is joined, and the column width there."""
    lattice = Lattice(lines, boundaries, widths, habits)
    joins = lattice.best_joins()
    if not habits.cut_if_justified:
        return joins
    exact = _find_column(lines, boundaries, lattice.printed)
    if exact is None:
        return joins
    changed = {known: exact.replace(known) for known in set(widths)}
    widths = [changed[known] for known in widths]
    again = Lattice(lines, boundaries, widths, habits, exact)
    joins_again = again.best_joins()
    middle = _measured(MIDDLE, lines, boundaries, again.printed, exact.latin)
    return joins_again if _is_told_by(middle, exact.width, _LEAST_SHARE_AFTERWARDS) else joins


def _find_column(
    lines: Sequence[MeasuredLine],
    boundaries: Sequence[Boundary],
    printed: Sequence[tuple[int, int, int]],
) -> ExactColumn | None:
    """Return the column that the middle lines of paragraphs tell of, if they do."""
    is_apart = Latin.are_apart(lines)
    narrow, wide = Latin(is_wide=False, is_apart=is_apart), Latin(is_wide=True, is_apart=is_apart)
    with_narrow, with_wide = (
        _measured(MIDDLE, lines, boundaries, printed, latin) for latin in (narrow, wide)
    )
    of_han = [line for line, other in zip(with_narrow, with_wide, strict=True) if line == other]
    width = find_width(of_han)
    if not width:
        return None
    is_wide = _count_full(with_wide, width) > _count_full(with_narrow, width)
    latin = wide if is_wide else narrow
    first = _measured(FIRST, lines, boundaries, printed, latin)
    short = _count_full([line.behind_indent() for line in first], width)
    share = (short + 0.6) / (short + _count_full(first, width) + 1.2)
    is_alone = _is_told_by(of_han, width, _LEAST_SHARE_AFTERWARDS)
    return ExactColumn(width, log(share), log(1.0 - share), latin, is_alone)


def _count_full(lines: Iterable[Natural], width: float) -> int:
    return sum(line.may_fill(width) for line in lines)


def _measured(
    part: int,
    lines: Sequence[MeasuredLine],
    boundaries: Sequence[Boundary],
    printed: Sequence[tuple[int, int, int]],
    latin: Latin,
) -> list[Natural]:
    """Return how wide the printed lines of some part are."""
    return [
        _measure(lines, boundaries, start, stop, latin)
        for is_part, start, stop in printed
        if is_part == part
    ]


def _measure(
    lines: Sequence[MeasuredLine],
    boundaries: Sequence[Boundary],
    start: int,
    stop: int,
    latin: Latin,
) -> Natural:
    """Measure the printed line that the lines from `start` to `stop` are pieces of."""
    pieces = PieceSum(Piece.of(lines[stop - 1], latin))
    for index in range(stop - 2, start - 1, -1):
        pieces.add_before(Piece.of(lines[index], latin), parts_marks(boundaries[index]))
    return pieces.line(any(map(cuts_justified_line, boundaries[start : stop - 1])))


def find_width(lines: Sequence[Natural]) -> float:
    """Return the width of the column that nearly all full lines tell of, 0 where they do not.

    Each tells of the widths from which its own differs by no more than its marks give up: by
    so little that it was not cut, or by more.
    """
    cut = [line for line in lines if line.is_cut]
    if len(cut) < _FEWEST_CUT:
        return 0.0
    edges: list[tuple[float, int]] = []
    for line in lines:
        over = CUT_FROM * line.gives
        if line.is_cut:
            edges += [(line.width - SQUEEZED_MOST * line.gives, 1), (line.width - over, -1)]
        else:
            edges += [(line.width - over, 1), (line.width + _FURTHEST_SHORT, -1)]
    edges.sort()
    best = count = 0
    width = 0.0
    for (at, change), (following, _) in pairwise(edges):
        count += change
        if count > best and following > at:
            best, width = count, (at + following) / 2.0
    near = [line for line in lines if -FAR <= line.width - width <= FAR]
    cut_here = [line for line in cut if line.may_fill(width)]
    is_told = _is_told_by(near, width) and len(cut_here) >= _FEWEST_CUT
    return width if is_told and len(cut_here) >= _LEAST_SHARE_OF_CUT * len(cut) else 0.0


def _is_told_by(lines: Sequence[Natural], width: float, least: float = _LEAST_SHARE) -> bool:
    """Tell whether nearly all of the lines are such as a column so wide would hold."""
    told = [
        line
        for line in lines
        if line.may_fill(width)
        or (not line.is_cut and 0.0 <= width - line.width <= _FURTHEST_SHORT)
    ]
    return len(told) >= least * len(lines)
