"""Take marks that hang over the edge of the column out of the width of their lines.

Where typesetting lets a mark hang behind the last character instead of carrying it over,
the lines that end in a mark are wider than the column by just that mark, and no other
lines are. Without that habit, or where it does not show, widths stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from npccli.repair.measure.layout import Look, MeasuredLine
from npccli.repair.measure.widths import with_width

_HANGING = frozenset("，。、；：！？”’）》」』】")
_MARK_WIDTH = 2
_FEWEST = 4
_LEAST_SHARE = 0.9


def hanging_widths(lines: Sequence[MeasuredLine], going_on: Sequence[bool]) -> frozenset[int]:
    """Return the widths of the lines whose last mark hangs over the edge of their column.

    `going_on` tells of each line whether its sentence plainly goes on behind it.
    """
    whole = [
        line
        for line, goes_on in zip(lines, going_on, strict=True)
        if goes_on and not line.stretched
    ]
    inside = Counter([line.width for line in whole])
    marked = Counter([line.width for line in whole if line.text[-1] in _HANGING])
    return frozenset(
        width
        for width, count in marked.items()
        if count >= _FEWEST
        and count >= _LEAST_SHARE * inside[width]
        and inside[width - _MARK_WIDTH] >= 2 * count
        and marked[width - _MARK_WIDTH] < _LEAST_SHARE * inside[width - _MARK_WIDTH]
    )


def without_hanging(lines: Sequence[MeasuredLine], widths: frozenset[int]) -> list[MeasuredLine]:
    """Return the lines of these widths as wide as they are without the mark at their end."""
    looks: dict[Look, Look] = {}
    return [
        with_width(line, line.width - _MARK_WIDTH, looks)
        if line.width in widths and line.text[-1] in _HANGING
        else line
        for line in lines
    ]
