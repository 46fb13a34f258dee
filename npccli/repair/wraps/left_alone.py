"""Lines that were left alone when the lines of a text were joined: headings, most of them.

A text is gone through again once its lines were joined. What was broken in it then is still
joined, as the halves of a heading, but a line like a heading above a whole paragraph was
parted from it when the columns still showed, and hardly belongs to it now.
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import FINAL, PLAIN
from npccli.repair.wraps.line_scores import Boundary

_MOST_COMMAS = 1
_NUMBER = lazy_pattern(r"\d[\d.,]*(?![\d.,年月日])")
"""A number that is no date: many extractors cut lines before one."""


def left_alone_gains(boundaries: Sequence[Boundary], seldom: float) -> dict[int, float]:
    """Return, by the number of each line behind, how much likelier a line end is in a paragraph.

    That is `seldom`, how seldom a line is broken off where lines are paragraphs, as a logarithm.
    Asked are line ends behind what may be a heading, with a paragraph behind them.
    """
    return {index: seldom for index, end in enumerate(boundaries, 1) if _is_below_heading(end)}


def _is_below_heading(end: Boundary) -> bool:
    """Tell whether the line before a line end may be a heading, and the other a longer one."""
    look = end.before.look
    return (
        look.ends == PLAIN
        and end.behind.ends == FINAL
        and end.behind.width > end.before.width
        and not (look.stops or look.unclosed or look.commas > _MOST_COMMAS)
        and not (end.straddled or end.behind.gap or end.behind.closer_first)
        and not end.before.text[0].isdigit()
        and _NUMBER.match(end.behind.text) is None
    )
