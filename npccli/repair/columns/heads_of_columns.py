r"""Find the place of a heading that stands on top of the right column, below a title.

A heading in large type reaches higher up than the text that begins beside it in the left
column, so that an extractor gives it right behind the title over both columns. No sentence
breaks off there. But a report hardly ever begins with a heading without a number, or with
another one than the first; and the columns of a page are about as long, so that the heading
belongs behind the paragraph that ends half-way.

What it will not touch: pages without a byline above the heading, headings of more than two
lines, pages on which more than one paragraph ends about half-way, or none.
"""

from __future__ import annotations

from itertools import pairwise

from npccli.repair.columns.block_columns import BlockOrder
from npccli.repair.columns.line_cohesion import SHORT, Cohesion
from npccli.repair.columns.numbers_in_turn import numbers_of
from npccli.repair.measure.layout import FINAL, PLAIN

_TITLE_LINES, _HEADING_LINES = 8, 2
_GAIN = 3.0
"""The log odds that a heading right below the title stands on top of the right column."""

_LONGER = range(-3, 8)
"""By how many lines the right column, below the heading, is longer than the left one."""


def find_heading_order(page: Cohesion) -> BlockOrder | None:
    """Return the order of the first page with such a heading above the right column."""
    lines = page.lines
    bylines = [at for at, line in enumerate(lines[:_TITLE_LINES]) if line.fixed]
    if not bylines:
        return None
    start = bylines[-1] + 1
    stop = next((at for at in range(start + 1, len(lines)) if lines[at].gap), len(lines))
    if stop - start > _HEADING_LINES or stop == len(lines) or not lines[start].gap:
        return None
    if not all(_may_be_heading(page, at) for at in range(start, stop)) or not _is_text(page, stop):
        return None
    if any(number == 1 for _, number in numbers_of(lines[start].text)):
        return None
    ends = [
        at
        for at in range(stop + 1, len(lines))
        if lines[at].gap and lines[at - 1].ends == FINAL and _is_text(page, at)
        if (len(lines) - at) + (stop - start) - (at - stop) in _LONGER
    ]
    if len(ends) != 1:
        return None
    (end,) = ends
    order = [*range(start), *range(stop, end), *range(start, stop), *range(end, len(lines))]
    gain = sum(page.reads_on(*two) for two in pairwise(order))
    gain -= sum(page.reads_on(at, at + 1) for at in range(len(lines) - 1))
    return BlockOrder(order, gain + _GAIN)


def _may_be_heading(page: Cohesion, index: int) -> bool:
    line = page.lines[index]
    return line.ends == PLAIN and not line.look.stops and line.width < SHORT * page.width


def _is_text(page: Cohesion, index: int) -> bool:
    """Tell whether a line is none of a heading: it is as wide as the column, or a sentence."""
    line = page.lines[index]
    return not line.numbered and (line.ends == FINAL or line.width >= SHORT * page.width)
