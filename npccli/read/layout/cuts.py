"""Cut a page along its white space into columns, in reading order.

A recursive XY-cut over the fragments of lines. White space from top to bottom is a gutter,
white space from side to side parts articles or the rows of a page; drawn rules and boxes
count as wider white space. What is a table is not cut into columns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import compress, pairwise
from operator import gt, itemgetter, not_, sub
from typing import NamedTuple

from npccli.read.layout.crossings import around_crossing
from npccli.read.layout.fragments import is_marker
from npccli.read.layout.medians import median
from npccli.read.layout.shapes import Fragment, Rule

LEAST_GUTTER = 0.8
"""The narrowest gutter, in em."""

TITLE = 1.5
"""How many times larger than the running text a title is set."""

_MANY = 6
"""So many lines of running text have a column of their own."""

_NUMBER_WIDTH = 3.5
"""The widest number of a list, in em."""

_ALIKE = 0.75
"""Cuts at least this share as wide as the widest are made together."""


class Region(NamedTuple):
    """A part of a page: a column with its fragments, or parts that follow one another.

    `direction` is `column`, `across` for parts side by side, `down` for parts one below
    the other; `gaps` are the white spaces between the parts, in points.
    """

    direction: str
    fragments: tuple[Fragment, ...] = ()
    parts: tuple[Region, ...] = ()
    gaps: tuple[float, ...] = ()

    @property
    def left(self) -> float:
        """Return the left edge."""
        return min(each.left for each in self.walk())

    @property
    def right(self) -> float:
        """Return the right edge."""
        return max(each.right for each in self.walk())

    @property
    def top(self) -> float:
        """Return the top edge."""
        return min(each.top for each in self.walk())

    def walk(self) -> list[Fragment]:
        """Return all fragments."""
        return [*self.fragments, *(each for part in self.parts for each in part.walk())]


_Gap = tuple[float, float, float, bool]
"""The weight of some white space, where it begins and ends, and whether a line is drawn in it."""


def cut_region(fragments: Sequence[Fragment], rules: Sequence[Rule] = ()) -> Region:
    """Return the fragments as a tree of columns. No fragment is lost or cut in two."""
    if _is_list(fragments):
        return Region("column", tuple(fragments))
    return _cut(tuple(fragments), tuple(rules), 0)


def _is_list(fragments: Sequence[Fragment]) -> bool:
    """Return whether nothing stands side by side but the numbers of a list and its items."""
    numbers = [
        each
        for each in fragments
        if each[2] - each[1] < _NUMBER_WIDTH * each[6] and is_marker(each)
    ]
    if not numbers:
        return False
    places = {id(each) for each in numbers}
    rest = [each for each in fragments if id(each) not in places]
    return (
        bool(rest)
        and not _side_by_side(rest)
        and all(
            any(
                abs(other.baseline - each.baseline) < 0.2 * each.size
                and 0 < other.left - each.right < 4 * each.size
                for other in rest
            )
            for each in numbers
        )
    )


def _cut(fragments: tuple[Fragment, ...], rules: tuple[Rule, ...], depth: int) -> Region:
    if len(fragments) < 2 or depth > 80:
        return Region("column", fragments)
    if not _side_by_side(fragments):
        return Region("column", fragments)
    _, lefts, rights, tops, bottoms, _, sizes = zip(*fragments, strict=True)
    rows = _blank(tops, bottoms)
    size = median(sizes)
    columns = _ruled(_blank(lefts, rights), (min(tops), max(bottoms)), rules, False)
    gutters = [
        gap
        for gap in columns
        if gap[2] - gap[1] >= LEAST_GUTTER * size or (gap[3] and gap[2] - gap[1] > 2)
        if gap[3] or _is_gutter(fragments, lefts, rights, gap)
    ]
    levels = _ruled(rows, (min(lefts), max(rights)), rules, True)
    levels = [gap for gap in levels if gap[2] - gap[1] > 0.1 * size]
    down, across = max(levels, default=None), max(gutters, default=None)
    if across and down and (down[3] or down[0] > 1.6 * size):
        most = 0.75 * across[0]
        if down[0] > most and down[0] - _line_gap(fragments) > most:
            across = None
    if across:
        titled = max(sizes) >= TITLE * size
        around = _around_titles(fragments, levels, size) if titled else []
        if around:
            return _split(fragments, rules, around, "down", depth)
        chosen = [gap for gap in gutters if gap[0] >= _ALIKE * across[0]]
        return _split(fragments, rules, chosen, "across", depth)
    if down:
        places = [(start, end) for _, start, end, _ in levels]
        apart = around_crossing(fragments, places, LEAST_GUTTER * size, _is_column)
        chosen = [levels[place] for place in apart]
        chosen = chosen or [gap for gap in levels if gap[0] >= 0.9 * down[0]]
        return _split(fragments, rules, chosen, "down", depth)
    return Region("column", fragments)


def _split(
    fragments: tuple[Fragment, ...],
    rules: tuple[Rule, ...],
    gaps: Sequence[_Gap],
    direction: str,
    depth: int,
) -> Region:
    gaps = sorted(gaps, key=itemgetter(1))
    middles = [(start + end) / 2 for _, start, end, _ in gaps]
    _, lefts, rights, _, _, places, _ = zip(*fragments, strict=True)
    if direction == "across":
        places = tuple([(left + right) / 2 for left, right in zip(lefts, rights, strict=True)])
    groups: list[list[Fragment]]
    if len(middles) == 1:
        above = list(map(middles[0].__ge__, places))
        groups = [list(compress(fragments, above)), list(compress(fragments, map(not_, above)))]
    else:
        groups = [[] for _ in range(len(gaps) + 1)]
        for part, each in zip(map(partial(bisect_left, middles), places), fragments, strict=True):
            groups[part].append(each)
    parts = tuple([_cut(tuple(group), rules, depth + 1) for group in groups])
    return Region(direction, (), parts, tuple([end - start for _, start, end, _ in gaps]))


def _side_by_side(fragments: Sequence[Fragment]) -> bool:
    """Return whether two fragments stand beside each other.

    The most that any two overlap decides where lines stand clear of each other or columns do.
    """
    if len(fragments) < 2:
        return False
    _, _, _, tops, bottoms, _, sizes = zip(*fragments, strict=True)
    overlap = max(map(sub, sorted(bottoms), sorted(tops)[1:]))
    if overlap > 0.4 * max(sizes):
        return True
    if overlap <= 0.4 * min(sizes):
        return False
    ordered = sorted(zip(tops, bottoms, sizes, strict=True))
    _, low, low_size = ordered[0]
    for top, bottom, size in ordered[1:]:
        if top < low - 0.4 * (size if size < low_size else low_size):
            return True
        if bottom > low:
            low, low_size = bottom, size
    return False


def _blank(starts: Iterable[float], ends: Iterable[float]) -> list[tuple[float, float]]:
    """Return the gaps between spans, given where they start and where they end.

    What starts behind as many ends as there are starts before it has nothing beside it.

    >>> _blank([5.0, 0.0, 1.0], [6.0, 3.0, 2.0])
    [(3.0, 5.0)]
    """
    begun, ended = sorted(starts)[1:], sorted(ends)
    return list(compress(zip(ended, begun, strict=False), map(gt, begun, ended)))


def _ruled(
    gaps: Sequence[tuple[float, float]],
    extent: tuple[float, float],
    rules: Sequence[Rule],
    level: bool,
) -> list[_Gap]:
    """Return gaps with their weights: a line through most of the region makes one heavier."""
    if not rules or not gaps:
        return [(end - start, start, end, False) for start, end in gaps]
    least, found = 0.7 * (extent[1] - extent[0]), []
    for start, end in gaps:
        ruled = any(
            start - 1 <= low
            and high <= end + 1
            and min(stop, extent[1]) - max(begin, extent[0]) > least
            for begin, low, stop, high in (rules if level else map(_turned, rules))
        )
        found.append(((end - start) * 2 + 10 if ruled else end - start, start, end, ruled))
    return found


def _turned(rule: Rule) -> tuple[float, float, float, float]:
    return rule.top, rule.left, rule.bottom, rule.right


def _around_titles(
    fragments: Sequence[Fragment], levels: Sequence[_Gap], size: float
) -> list[_Gap]:
    """Return the white space above and below titles that stand alone across the region.

    A title may be shorter than the column that it happens to stand over, and then no cut
    along a gutter meets it. What is centred below it, as a byline is, goes with it.
    """
    edges = [end for _, _, end, _ in levels]
    bands: list[list[Fragment]] = [[] for _ in range(len(levels) + 1)]
    for each in fragments:
        bands[bisect_right(edges, each[5])].append(each)
    chosen: set[int] = set()
    end = 0
    for index, band in enumerate(bands):
        if index < end or band[0][6] < TITLE * size:
            continue
        middle, end = _middle(band), index
        while end < len(bands) and _is_centred(bands[end], middle, size):
            end += 1
        chosen |= {index - 1, end - 1} if end > index else set()
    return [levels[place] for place in sorted(chosen) if 0 <= place < len(levels)]


def _middle(band: Sequence[Fragment]) -> float:
    return (min(each.left for each in band) + max(each.right for each in band)) / 2


def _is_centred(band: Sequence[Fragment], middle: float, size: float) -> bool:
    return abs(_middle(band) - middle) < 3 * size and not _side_by_side(band)


def _line_gap(fragments: Sequence[Fragment]) -> float:
    """Return the usual white space between two lines of one column."""
    _, lefts, _, tops, bottoms, _, sizes = zip(*fragments, strict=True)
    # One number sorts faster than a column and a height.
    keys = [1e6 * round(left / 20) + top for left, top in zip(lefts, tops, strict=True)]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    ordered = [(tops[place], bottoms[place], lefts[place], sizes[place]) for place in order]
    gaps = [
        top - bottom
        for (_, bottom, left, size), (top, _, beside, _) in pairwise(ordered)
        if -size < top - bottom < 2.5 * size and -2 * size < left - beside < 2 * size
    ]
    return max(0.0, median(gaps)) if gaps else 0.0


def _is_gutter(
    fragments: Sequence[Fragment], lefts: Sequence[float], rights: Sequence[float], gap: _Gap
) -> bool:
    """Return whether a white stripe parts columns of text, and not the cells of a table."""
    _, start, end, _ = gap
    sides = [
        list(compress(fragments, map((start + 0.01).__ge__, rights))),
        list(compress(fragments, map((end - 0.01).__le__, lefts))),
    ]
    if min(map(len, sides)) < 2 and max(map(len, sides)) < 12:
        return False
    if all(map(_is_text, sides)):
        return True
    small, large = sorted(sides, key=len)
    if _is_last_column(small, large, sides[0] is large):
        return True
    levels = sorted([each[5] for each in large])
    shared = sum([_is_level(each[5], each[6], levels) for each in small])
    return shared < 0.6 * len(small)


def _is_last_column(small: Sequence[Fragment], large: Sequence[Fragment], is_right: bool) -> bool:
    """Return whether a line or two are all that the text leaves for its last column.

    They stand at the top, beside many lines of running text, and the first of two is full.
    """
    if not is_right or not 0 < len(small) <= 2 or len(large) < _MANY or not _is_text(large):
        return False
    width = median([each[2] - each[1] for each in large])
    ordered = sorted(small, key=itemgetter(5))
    levels = sorted([each[5] for each in large])[: len(small)]
    return (
        width > 12 * ordered[0].size
        and ordered[0][2] - ordered[0][1] > (0.9 * width if len(small) > 1 else 6.5 * ordered[0][6])
        and all(_is_level(each[5], each[6], levels) for each in ordered)
    )


def _is_level(baseline: float, size: float, levels: Sequence[float]) -> bool:
    """Return whether one of some baselines, sorted, is nearly this one."""
    place = bisect_right(levels, baseline - 0.3 * size)
    return place < len(levels) and levels[place] < baseline + 0.3 * size


def _is_column(side: Sequence[Fragment]) -> bool:
    """Return whether one side is a single column of running text."""
    return _is_text(side) and not _side_by_side(side)


def _is_text(side: Sequence[Fragment]) -> bool:
    """Return whether the lines of one side are as long as running text, not as cells."""
    wide = sum([each[2] - each[1] > 6.5 * each[6] for each in side])
    return len(side) > 2 and wide >= 0.5 * len(side)
