"""Join glyphs into fragments of lines, and fragments into the text of a line."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from npccli.read.layout.glyphs import ink_left, ink_right, is_han
from npccli.read.layout.shapes import Fragment, Glyph, Style, TextLine

DRAWN_ON = 1.3
"""The widest gap, in em, that two glyphs drawn one after the other bridge: stretched lines."""

STANDS_NEAR = 0.6
"""The widest gap, in em, between fragments that were drawn apart from each other."""

APART = 1.9
"""The gap, in em, from which parts of a line are cells rather than words."""


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""The mark of a footnote must not become part of the number that it stands before."""

_MARKER = re.compile(
    r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[.．)）、]?|[■□●○◆◇▲△★☆•·※➢✓]"
)
"""What may stand before the text of a list item at any distance."""

_PAUSES = frozenset("，。、；：！？")

Spaces = Mapping[int, Sequence[Glyph]]
"""The white glyphs of a page, by their baseline in whole points."""


def find_spaces(glyphs: Iterable[Glyph]) -> Spaces:
    """Return the white glyphs, by baseline."""
    spaces: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.text.isspace():
            spaces.setdefault(int(glyph.baseline), []).append(glyph)
    return spaces


def find_fragments(glyphs: Sequence[Glyph]) -> list[Fragment]:
    """Return the fragments of a page.

    Gaps as wide as a gutter are never bridged, unless the text was drawn across them.
    """
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if glyph.text.isspace():
            continue
        if runs and _goes_on(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [make_fragment(run) for run in _merge(runs)]


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    gap = glyph.left - last.right
    same_line = abs(glyph.baseline - last.baseline) <= 0.12 * size
    return (
        same_line
        and -0.6 * size < gap < DRAWN_ON * min(last.size, glyph.size)
        and glyph.left > last.left
    )


def _merge(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Join runs on one baseline that stand near each other, whatever order they came in."""
    runs = sorted(runs, key=lambda run: run[0].baseline)
    baselines = [run[0].baseline for run in runs]
    owner = list(range(len(runs)))
    usual = median(run[0].size for run in runs) if runs else 0.0

    def find(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    for index, run in enumerate(runs):
        size = max(usual, run[0].size)
        for other in range(bisect_left(baselines, baselines[index] - 0.8 * size), len(runs)):
            if baselines[other] > baselines[index] + 0.8 * size:
                break
            if other != index and _adjoin(run, runs[other]):
                owner[find(other)] = find(index)
    joined: dict[int, list[Glyph]] = {}
    for index, run in enumerate(runs):
        joined.setdefault(find(index), []).extend(run)
    return [sorted(run, key=lambda glyph: glyph.left) for run in joined.values()]


def _adjoin(left: list[Glyph], right: list[Glyph]) -> bool:
    """Return whether `right` goes on where `left` ends: on its line, or as an index to it."""
    size = max(left[-1].size, right[0].size)
    small = min(left[-1].size, right[0].size)
    gap = ink_left(right[0]) - ink_right(left[-1])
    off = abs(left[-1].baseline - right[0].baseline)
    if small < 0.8 * size:
        return off < 0.7 * size and -0.3 * size < gap < 0.6 * size
    # The same marks are drawn twice at the seams of some runs, so a little may overlap.
    return off < 0.2 * size and -0.75 * size < gap < STANDS_NEAR * small


def make_fragment(glyphs: Sequence[Glyph]) -> Fragment:
    """Return the fragment of some glyphs, with the size of most of them."""
    sizes = sorted([glyph.size for glyph in glyphs])
    size = sizes[len(sizes) // 2]
    baselines = sorted([glyph.baseline for glyph in glyphs if glyph.size > 0.8 * size])
    baseline = baselines[len(baselines) // 2]
    first = min(glyphs[:3], key=ink_left)
    last = max(glyphs[-3:], key=ink_right)
    return Fragment(
        tuple(glyphs),
        ink_left(first),
        ink_right(last),
        baseline - 0.85 * size,
        baseline + 0.15 * size,
        baseline,
        size,
    )


def make_lines(fragments: Iterable[Fragment], page: int, spaces: Spaces) -> list[TextLine]:
    """Return the lines of one column from top to bottom.

    Fragments on one baseline make one line; `spaces` are the white glyphs of the page.
    """
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda each: (each.baseline, each.left)):
        if rows and _same_row(rows[-1], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [_line(sorted(row, key=lambda each: each.left), page, spaces) for row in rows]


def _same_row(row: list[Fragment], fragment: Fragment) -> bool:
    near = max(fragment.size, row[0].size) * 0.35
    return abs(fragment.baseline - row[0].baseline) <= near and all(
        fragment.left >= other.right - 0.5 * fragment.size
        or fragment.right <= other.left + 0.5 * fragment.size
        for other in row
    )


def _line(row: list[Fragment], page: int, spaces: Spaces) -> TextLine:
    glyphs = [glyph for fragment in row for glyph in fragment.glyphs]
    text, cells = _text(glyphs, spaces)
    size = make_fragment(glyphs).size if len(row) > 1 else row[0].size
    return TextLine(
        text,
        page,
        row[0].left,
        max(fragment.right for fragment in row),
        min(fragment.top for fragment in row),
        max(fragment.bottom for fragment in row),
        row[0].baseline,
        size,
        _styles(glyphs),
        cells,
    )


def _styles(glyphs: Sequence[Glyph]) -> frozenset[Style]:
    han = [glyph for glyph in glyphs if is_han(glyph.text)] or glyphs
    return frozenset((round(glyph.size * 2) / 2, glyph.font, glyph.bold) for glyph in han)


def _text(glyphs: Sequence[Glyph], spaces: Spaces) -> tuple[str, int]:
    """Return the text of glyphs from left to right, with spaces where they were meant.

    The stretch of a justified line is the same between all its glyphs and means nothing;
    a gap that is wider than the others of its line by enough is a space, by more a tab.
    """
    stretch = _stretch(glyphs)
    whole = make_fragment(glyphs)
    size, baseline = whole.size, whole.baseline
    parts: list[str] = []
    cells = 1
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None:
            unit = min(last.size, glyph.size)
            gap = (glyph.left - last.right - stretch) / unit
            ink = (ink_left(glyph) - ink_right(last) - stretch) / unit
            if gap > 0.12 and cells == 1 and gap > 0.6 and _MARKER.fullmatch("".join(parts)):
                parts.append(" ")
            elif gap > 0.12 and (gap > APART or ink > 2.4):
                parts.append("\t")
                cells += 1
            elif gap > 0.08 and gap > _least_space(last, glyph, spaces):
                parts.append(" ")
        raised = glyph.size < 0.75 * size and glyph.baseline < baseline - 0.25 * size
        parts.append(glyph.text.translate(RAISED) if raised else glyph.text)
        last = glyph
    return "".join(parts), cells


def _stretch(glyphs: Sequence[Glyph]) -> float:
    gaps = [
        b.left - a.right for a, b in itertools.pairwise(glyphs) if is_han(a.text) or is_han(b.text)
    ]
    return max(0.0, median(gaps)) if len(gaps) > 2 else 0.0


def _least_space(last: Glyph, glyph: Glyph, spaces: Spaces) -> float:
    """Return the gap, in em, from which a space stands between two glyphs."""
    level = int(glyph.baseline)
    widths = [
        space.right - space.left
        for near in (level - 1, level, level + 1)
        for space in spaces.get(near, ())
        if last.right - 0.3 * glyph.size <= space.left
        and space.right <= glyph.left + 0.3 * glyph.size
    ]
    if last.text.isascii() and glyph.text.isascii():
        return 0.08 if widths else 0.14
    if last.text in _PAUSES or not widths:
        return 0.55
    # A space without width is one that the library added, or took from another run.
    return 0.16 if max(widths) > 0 else 0.22
