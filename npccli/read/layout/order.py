"""Put the columns of a page into reading order, titles and inset headings first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from npccli.read.layout.cuts import TITLE, Region
from npccli.read.layout.edges import column_edges
from npccli.read.layout.shapes import Fragment

_baseline = itemgetter(5)
"""Gives the baseline of a fragment."""

HEADING = 1.12
"""The same for a heading."""

_HEADING_BELOW = 0.7
"""A heading is smaller than this part of a title that has a subtitle or byline."""


def read_columns(region: Region, body: float, goes_on: bool = False) -> list[tuple[Fragment, ...]]:
    """Return the columns of a region in reading order.

    `body` is the size of the running text; `goes_on` says that the text of the page before
    goes on at the top, so that a title below it is not its title. Beside the order that the
    cuts give, two things are put where they are read: a title that stands below or within its
    article comes first, and so does a heading that is let into the columns of its text.
    """
    if region.direction == "column":
        return [region.fragments]
    if region.direction == "across":
        return _read_across(region, body)
    columns: list[tuple[Fragment, ...]] = []
    above = False
    for part in _titles_first(_flatten(region), body, goes_on):
        if above and part.direction == "column" and _in_line(columns[-1], part.fragments, body):
            columns[-1] = (*columns[-1], *part.fragments)
        else:
            columns += read_columns(part, body)
        above = part.direction == "column"
    return columns


def _in_line(above: Sequence[Fragment], below: Sequence[Fragment], body: float) -> bool:
    """Return whether a column goes on in another one below it."""
    _, lefts, rights, _, _, baselines, _ = zip(*above, strict=True)
    _, starts, ends, _, _, lower, _ = zip(*below, strict=True)
    left, right, start, end = min(lefts), max(rights), min(starts), max(ends)
    shared = min(right, end) - max(left, start)
    narrow = min(right - left, end - start)
    return bool(shared > 0.6 * narrow - 0.1 * body and min(lower) > max(baselines))


def _read_across(region: Region, body: float) -> list[tuple[Fragment, ...]]:
    parts = list(region.parts)
    columns = [read_columns(part, body) for part in parts]
    for index in range(1, len(parts)):
        if parts[index].direction != "column":
            continue
        heading, text = _split_heading(parts[index].fragments, body)
        if not (heading and text):
            continue
        start = _box_start(region, index, text, body)
        if start < index:
            columns[index] = [text]
            columns[start] = [heading, *columns[start]]
    return [column for group in columns for column in group]


def _split_heading(
    fragments: Sequence[Fragment], body: float
) -> tuple[tuple[Fragment, ...], tuple[Fragment, ...]]:
    """Return the larger lines at the top of a column, and the rest."""
    ordered = sorted(fragments, key=itemgetter(5, 1))
    count = next((i for i, each in enumerate(ordered) if each.size < HEADING * body), len(ordered))
    return tuple(ordered[:count]), tuple(ordered[count:])


def _box_start(region: Region, index: int, text: Sequence[Fragment], body: float) -> int:
    """Return the first column of the text whose heading is let into column `index`.

    Below such a heading the text goes on in mid-paragraph, in columns as wide as those
    before it. Without a sign of that the heading belongs to its own column.
    """
    parts, gaps = region.parts, region.gaps
    width = _width(text, body)
    start = index
    while start > 0 and parts[start - 1].direction == "column":
        before = parts[start - 1].fragments
        alike = abs(_width(before, body) - width) < 1.5 * body
        even = abs(gaps[start - 1] - gaps[index - 1]) < 1.2 * body
        if not (alike and even and len(before) > 1) or before[0].size >= TITLE * body:
            break
        headed = _split_heading(before, body)[0]
        goes_on = _goes_on(before, text if start == index else parts[start].fragments, body)
        if not goes_on:
            break
        start -= 1
        if headed:
            return index
    return start


def _width(fragments: Sequence[Fragment], body: float) -> float:
    left, right = column_edges(fragments, body)
    return right - left


def _goes_on(before: Sequence[Fragment], text: Sequence[Fragment], body: float) -> bool:
    """Return whether the first line of a column goes on with the last line of another."""
    first = min(text, key=_baseline)
    last = max(before, key=_baseline)
    left, _ = column_edges(text, body)
    _, right = column_edges(before, body)
    flush = len(text) == 1 or first.left - left < 0.8 * body
    return flush and last.right > right - 1.6 * body


def _flatten(region: Region) -> list[tuple[Region, float]]:
    """Return the parts from top to bottom, each with the white space above it."""
    flat: list[tuple[Region, float]] = []
    for part, gap in zip(region.parts, (0.0, *region.gaps), strict=True):
        inner = _flatten(part) if part.direction == "down" else [(part, gap)]
        flat += [(inner[0][0], gap), *inner[1:]]
    return flat


class _Run(NamedTuple):
    """Parts that follow one another: the front of an article, or one stretch of text."""

    parts: tuple[Region, ...]
    gap: float
    title: bool
    headless: bool = False
    size: float = 0.0
    fronted: bool = False
    """The largest size in a title, and whether smaller lines belong to it: subtitle, byline."""


def _titles_first(flat: Sequence[tuple[Region, float]], body: float, goes_on: bool) -> list[Region]:
    """Return the parts with each title before the article that it stands under or within."""
    runs = _without_headings(_runs(flat, body))
    titles = [index for index, run in enumerate(runs) if run.title]
    if not titles:
        return [part for part, _ in flat]
    above = runs[0].headless and not goes_on
    starts = [0 if titles[0] == 0 or above else titles[0]]
    for before, title in pairwise(titles):
        has_text = any(not run.title for run in runs[starts[-1] : before])
        first = min(title, before + (1 if has_text else 2))
        choices = [
            index for index in range(first, title + 1) if index == title or runs[index].headless
        ]
        starts.append(max(choices, key=lambda i: runs[i].gap + 0.3 * body * (i == title)))
    ordered = [*runs[: starts[0]]]
    for start, end, title in zip(starts, [*starts[1:], len(runs)], titles, strict=True):
        ordered += [runs[title], *runs[start:title], *runs[title + 1 : end]]
    return [part for run in ordered for part in run.parts]


def _without_headings(runs: Sequence[_Run]) -> list[_Run]:
    """Return the runs, where single large lines are no titles if the titles look otherwise.

    Where titles have subtitles and bylines, a much smaller line without any is the heading
    of the text below it.
    """
    least = _HEADING_BELOW * min((run.size for run in runs if run.fronted), default=0.0)
    return [
        run._replace(title=False) if run.title and not run.fronted and run.size < least else run
        for run in runs
    ]


def _runs(flat: Sequence[tuple[Region, float]], body: float) -> list[_Run]:
    runs: list[_Run] = []
    index = 0
    while index < len(flat):
        part, gap = flat[index]
        end = index + 1
        title = _is_title(part, body)
        if title:
            while end < len(flat) and _belongs_to_title(flat[end][0], flat[index:end], body):
                end += 1
        parts = tuple(each for each, _ in flat[index:end])
        if title:
            sizes = [each.size for whole in parts for each in whole.walk()]
            size = max(sizes)
            runs.append(_Run(parts, gap, title, size=size, fronted=min(sizes) < 0.8 * size))
        else:
            runs.append(_Run(parts, gap, title, _is_headless(part, body)))
        index = end
    return runs


def _is_title(part: Region, body: float) -> bool:
    if part.direction != "column":
        return False
    fragments = part.fragments
    large = sum([each[6] >= TITLE * body for each in fragments])
    return (
        large > 0
        and len(fragments) <= 6 + large
        and min(fragments, key=_baseline).size >= HEADING * body
        and not any(
            0.9 * body < f.size < HEADING * body and f.right - f.left > 25 * body for f in fragments
        )
    )


def _belongs_to_title(part: Region, front: Sequence[tuple[Region, float]], body: float) -> bool:
    """Return whether a part is a subtitle, a second line of the title, or a byline."""
    if part.direction != "column" or len(part.fragments) > 3:
        return False
    title = front[0][0]
    middle = (title.left + title.right) / 2
    centred = abs((part.left + part.right) / 2 - middle) < 2 * body
    within = part.left >= title.left - 4 * body and part.right <= title.right + 4 * body
    space = part.top - max(each.bottom for each in front[-1][0].walk())
    return centred and within and space < 2.2 * body + 0.5 * part.fragments[0].size


def _is_headless(part: Region, body: float) -> bool:
    """Return whether a part begins with running text instead of a heading."""
    first = part
    while first.parts:
        first = first.parts[0]
    top = min(first.fragments, key=_baseline)
    return top.size < HEADING * body
