"""Cut a page along its white space into columns, in reading order.

A recursive XY-cut over the fragments of lines. White space from top to bottom is a gutter,
white space from side to side parts articles or the rows of a page; drawn rules and boxes
count as wider white space. What is a table is not cut into columns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from npccli.read.layout.fragments import is_marker
from npccli.read.layout.medians import median
from npccli.read.layout.shapes import Fragment, Rule

LEAST_GUTTER = 0.8
"""The narrowest gutter, in em."""

TITLE = 1.5
"""How many times larger than the running text a title is set."""

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


class _Gap(NamedTuple):
    start: float
    end: float
    ruled: bool = False

    @property
    def width(self) -> float:
        return self.end - self.start


def cut_region(fragments: Sequence[Fragment], rules: Sequence[Rule] = ()) -> Region:
    """Return the fragments as a tree of columns. No fragment is lost or cut in two."""
    if _is_list(fragments):
        return Region("column", tuple(fragments))
    return _cut(tuple(fragments), tuple(rules), 0)


def _is_list(fragments: Sequence[Fragment]) -> bool:
    """Return whether nothing stands side by side but the numbers of a list and its items."""
    rest: list[Fragment] = []
    numbers: list[Fragment] = []
    for each in fragments:
        short = each.right - each.left < _NUMBER_WIDTH * each.size
        (numbers if short and is_marker(each) else rest).append(each)
    return (
        bool(numbers and rest)
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
    if len(fragments) < 2 or depth > 80 or not _side_by_side(fragments):
        return Region("column", fragments)
    size = median([each.size for each in fragments])
    gutters = [gap for gap in _gutters(fragments, rules, size) if _is_gutter(fragments, gap)]
    levels = _levels(fragments, rules, size)
    down = max(levels, key=_weight, default=None)
    across = max(gutters, key=_weight, default=None)
    if across and down:
        pitch = _line_gap(fragments)
        sure = down.ruled or down.width > 1.6 * size
        if sure and _weight(down) - pitch > 0.75 * _weight(across):
            across = None
    if across:
        around = _around_titles(fragments, levels, size)
        if around:
            return _split(fragments, rules, around, "down", depth)
        least = _ALIKE * _weight(across)
        chosen = [gap for gap in gutters if _weight(gap) >= least]
        return _split(fragments, rules, chosen, "across", depth)
    if down:
        least = 0.9 * _weight(down)
        chosen = [gap for gap in levels if _weight(gap) >= least]
        return _split(fragments, rules, chosen, "down", depth)
    return Region("column", fragments)


def _weight(gap: _Gap) -> float:
    start, end, ruled = gap
    return (end - start) * 2 + 10 if ruled else end - start


def _split(
    fragments: tuple[Fragment, ...],
    rules: tuple[Rule, ...],
    gaps: Sequence[_Gap],
    direction: str,
    depth: int,
) -> Region:
    gaps = sorted(gaps, key=lambda gap: gap.start)
    middles = [(gap.start + gap.end) / 2 for gap in gaps]
    groups: list[list[Fragment]] = [[] for _ in range(len(gaps) + 1)]
    if direction == "across":
        places = [(each.left + each.right) / 2 for each in fragments]
    else:
        places = [each.baseline for each in fragments]
    for place, each in zip(places, fragments, strict=True):
        groups[bisect_left(middles, place)].append(each)
    parts = tuple(_cut(tuple(group), rules, depth + 1) for group in groups)
    return Region(direction, (), parts, tuple(gap.width for gap in gaps))


def _side_by_side(fragments: Sequence[Fragment]) -> bool:
    """Return whether two fragments stand beside each other."""
    ordered = sorted([(each.top, each.bottom, each.size) for each in fragments])
    _, low, low_size = ordered[0]
    for top, bottom, size in ordered[1:]:
        if top < low - 0.4 * (size if size < low_size else low_size):
            return True
        if bottom > low:
            low, low_size = bottom, size
    return False


def _blank(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the gaps between spans that are sorted by their start."""
    gaps = []
    reach = spans[0][1]
    for start, end in spans[1:]:
        if start > reach:
            gaps.append((reach, start))
        if end > reach:
            reach = end
    return gaps


def _gutters(fragments: Sequence[Fragment], rules: Sequence[Rule], size: float) -> list[_Gap]:
    gaps = _blank(sorted([each[1:3] for each in fragments]))
    if not rules:
        return [_Gap(*gap) for gap in gaps if gap[1] - gap[0] >= LEAST_GUTTER * size]
    top, bottom = min([e.top for e in fragments]), max([e.bottom for e in fragments])
    found = []
    for start, end in gaps:
        ruled = any(
            start - 1 <= rule.left
            and rule.right <= end + 1
            and min(rule.bottom, bottom) - max(rule.top, top) > 0.7 * (bottom - top)
            for rule in rules
        )
        if end - start >= LEAST_GUTTER * size or (ruled and end - start > 2):
            found.append(_Gap(start, end, ruled))
    return found


def _levels(fragments: Sequence[Fragment], rules: Sequence[Rule], size: float) -> list[_Gap]:
    gaps = _blank(sorted([each[3:5] for each in fragments]))
    if not rules:
        return [_Gap(*gap) for gap in gaps if gap[1] - gap[0] > 0.1 * size]
    left, right = min([e.left for e in fragments]), max([e.right for e in fragments])
    found = []
    for start, end in gaps:
        ruled = any(
            start - 1 <= rule.top
            and rule.bottom <= end + 1
            and min(rule.right, right) - max(rule.left, left) > 0.7 * (right - left)
            for rule in rules
        )
        if end - start > 0.1 * size:
            found.append(_Gap(start, end, ruled))
    return found


def _around_titles(
    fragments: Sequence[Fragment], levels: Sequence[_Gap], size: float
) -> list[_Gap]:
    """Return the white space above and below titles that stand alone across the region.

    A title may be shorter than the column that it happens to stand over, and then no cut
    along a gutter meets it. What is centred below it, as a byline is, goes with it.
    """
    edges = [gap.end for gap in levels]
    bands: list[list[Fragment]] = [[] for _ in range(len(levels) + 1)]
    for each in fragments:
        bands[bisect_right(edges, each.baseline)].append(each)
    chosen: set[int] = set()
    index = 0
    while index < len(bands):
        end = index
        if bands[index][0].size >= TITLE * size:
            middle = _middle(bands[index])
            while end < len(bands) and _is_centred(bands[end], middle, size):
                end += 1
        chosen |= {index - 1, end - 1} if end > index else set()
        index = max(end, index + 1)
    return [levels[place] for place in sorted(chosen) if 0 <= place < len(levels)]


def _middle(band: Sequence[Fragment]) -> float:
    return (min(each.left for each in band) + max(each.right for each in band)) / 2


def _is_centred(band: Sequence[Fragment], middle: float, size: float) -> bool:
    return abs(_middle(band) - middle) < 3 * size and not _side_by_side(band)


def _line_gap(fragments: Sequence[Fragment]) -> float:
    """Return the usual white space between two lines of one column."""
    ordered = sorted(fragments, key=lambda each: (round(each.left / 20), each.top))
    gaps = [
        b.top - a.bottom
        for a, b in pairwise(ordered)
        if -a.size < b.top - a.bottom < 2.5 * a.size and abs(a.left - b.left) < 2 * a.size
    ]
    return max(0.0, median(gaps)) if gaps else 0.0


def _is_gutter(fragments: Sequence[Fragment], gap: _Gap) -> bool:
    """Return whether a white stripe parts columns of text, and not the cells of a table."""
    if gap.ruled:
        return True
    start, end = gap.start + 0.01, gap.end - 0.01
    sides = [
        [each for each in fragments if each.right <= start],
        [each for each in fragments if each.left >= end],
    ]
    if min(map(len, sides)) < 2 and max(map(len, sides)) < 12:
        return False
    small, large = sorted(sides, key=len)
    levels = sorted([each.baseline for each in large])
    shared = sum([_is_level(each, levels) for each in small])
    if shared < 0.6 * len(small):
        return True
    return all(map(_is_text, sides))


def _is_level(fragment: Fragment, levels: Sequence[float]) -> bool:
    """Return whether one of some baselines, sorted, is that of a fragment."""
    near = 0.3 * fragment.size
    place = bisect_right(levels, fragment.baseline - near)
    return place < len(levels) and levels[place] < fragment.baseline + near


def _is_text(side: Sequence[Fragment]) -> bool:
    """Return whether the lines of one side are as long as running text, not as cells."""
    wide = sum([each.right - each.left > 6.5 * each.size for each in side])
    return len(side) > 2 and wide >= 0.5 * len(side)
