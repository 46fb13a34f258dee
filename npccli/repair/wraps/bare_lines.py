"""Mark lines that stand bare where the paragraphs around them are indented.

The articles of a page are set in different ways: in one every paragraph is indented, in
another the indents were lost. Where the paragraphs above and below a line are all indented,
it opens none when it is not, whatever the rest of the text does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import log

from npccli.repair.measure.layout import COMMA, FINAL, PLAIN, Look, MeasuredLine
from npccli.repair.wraps.habits import USUALLY_INDENTED_INSIDE
from npccli.repair.wraps.line_scores import Boundary

_NEAREST, _FEWEST = 2, 3
"""So many paragraphs are asked on each side, so many must answer."""

_FAR = 60
_HARDLY_ANY, _FEW = 0.1, 10.0
"""What is added to the indented lines counted in which a sentence goes on, and to all."""

_SHORT = 6
"""By how many columns a last line is at least shorter than the line above it."""


def with_bare_marked(lines: list[MeasuredLine]) -> list[MeasuredLine]:
    """Return the lines with those marked that open no paragraph because they stand bare.

    Asked are the two nearest paragraphs above and below; one begins where a line is
    indented, or behind one with a final mark that is much shorter than the line above it.
    A bare line without a mark at its end above an indented one is a heading.
    """
    if not any(line.indent for line in lines):
        return lines
    opens = [
        index
        for index in range(2, len(lines))
        if lines[index].indent
        or (
            lines[index - 1].ends == FINAL
            and lines[index - 1].width <= lines[index - 2].width - _SHORT
            and not (lines[index].fixed or lines[index].look.drawn)
            and not _is_heading(lines, index)
        )
    ]
    is_indented = [lines[index].indent > 0 for index in opens]
    parted = 2 * sum(lines[index].gap > 0 for index in opens) > len(opens)
    found = list(lines)
    looks: dict[Look, Look] = {}
    for index in range(1, len(lines)):
        line = lines[index]
        if line.indent or line.fixed or lines[index - 1].ends != FINAL:
            continue
        if parted and line.gap:
            continue  # it stands apart as the paragraphs do
        place = bisect_left(opens, index)
        if place < len(opens) and opens[place] == index:
            continue
        near = range(max(0, place - _NEAREST), min(len(opens), place + _NEAREST))
        votes = [is_indented[at] for at in near if abs(opens[at] - index) <= _FAR]
        if len(votes) >= _FEWEST and all(votes):
            look = line.look._replace(bare=True)
            found[index] = line.but(look=looks.setdefault(look, look))
    return found


def _is_heading(lines: list[MeasuredLine], index: int) -> bool:
    return (
        lines[index].ends == PLAIN
        and index + 1 < len(lines)
        and lines[index + 1].indent > 0
        and not lines[index].indent
    )


def indented_inside(boundaries: Sequence[Boundary]) -> float:
    """Return the log of the share of indented lines among those in which a sentence goes on.

    It shows behind commas and where a mark begins the line.
    """
    going_on = [e for e in boundaries if e.before.ends == COMMA or e.behind.closer_first]
    indented = len([end for end in going_on if end.behind.indent])
    share = (indented + _HARDLY_ANY) / (len(going_on) + _FEW)
    return min(USUALLY_INDENTED_INSIDE, log(share))
