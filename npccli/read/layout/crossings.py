"""Find lines that stand across two columns: titles, subtitles and bylines between their texts.

Where such lines are, no white space runs from the top of a page to its foot. A stripe that only
a few centred lines cross, with a column of running text on both sides, is a gutter all the same,
and these lines part what stands above them from what stands below. What is left alone: pages
that more lines cross, pages of more columns, and columns of a few lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from npccli.read.layout.shapes import Fragment

_MOST_CROSSING, _LARGEST_SHARE = 12, 0.15
"""So many lines cross a gutter at most, and such a share of all."""

_FEWEST_BESIDE = 4
_INSIDE = 0.4
"""How far from the edges of a region its middle gutter is, as a share of its width."""

_OFF_CENTRE = 3.0
"""How far from the middle of the region lines across are centred, in em."""


def around_crossing(
    fragments: Sequence[Fragment],
    levels: Sequence[tuple[float, float]],
    least: float,
    is_column: Callable[[Sequence[Fragment]], bool],
) -> list[int]:
    """Return which of some white spaces from side to side part lines across from columns.

    `levels` are where these begin and end, from top to bottom; `least` is the width of the
    narrowest gutter in points. Nothing is returned where no such lines stand across columns.
    """
    crossing = _crossing(fragments, least, is_column)
    if not crossing:
        return []
    edges = [(start + end) / 2 for start, end in levels]
    across = [False] * (len(levels) + 1)
    for each in fragments:
        if id(each) in crossing:
            across[sum(edge < each.baseline for edge in edges)] = True
    return [place for place, (above, below) in enumerate(pairwise(across)) if above is not below]


def _crossing(
    fragments: Sequence[Fragment],
    least: float,
    is_column: Callable[[Sequence[Fragment]], bool],
) -> set[int]:
    """Return the identities of the fewest fragments that cross a stripe between columns."""
    left, right = min(each.left for each in fragments), max(each.right for each in fragments)
    margin = _INSIDE * (right - left)
    most = min(_MOST_CROSSING, int(_LARGEST_SHARE * len(fragments)))
    events = sorted(
        [(each.left, 1) for each in fragments] + [(each.right, -1) for each in fragments]
    )
    stripes: list[tuple[int, float, float]] = []
    open_ones = 0
    for (place, step), (end, _) in pairwise(events):
        open_ones += step
        inside = place > left + margin and end < right - margin
        if inside and 0 < open_ones <= most and end - place >= least:
            stripes.append((open_ones, place - end, place))
    for _, width, place in sorted(stripes):
        beside = [
            [each for each in fragments if each.right <= place],
            [each for each in fragments if each.left >= place - width],
        ]
        if all(len(side) >= _FEWEST_BESIDE and is_column(side) for side in beside):
            kept = {id(each) for side in beside for each in side}
            rest = [each for each in fragments if id(each) not in kept]
            centred = all(_is_centred(each, left + right) for each in rest)
            return {id(each) for each in rest} if centred else set()
    return set()


def _is_centred(each: Fragment, ends: float) -> bool:
    return abs(each.left + each.right - ends) < 2 * _OFF_CENTRE * each.size
