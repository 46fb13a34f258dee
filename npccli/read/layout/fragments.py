"""Join runs into fragments of lines, and fragments into the text of a line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import count, filterfalse
from operator import itemgetter, sub

from npccli.read.layout.glyphs import HAN_TEXT, is_han
from npccli.read.layout.medians import median, upper_median
from npccli.read.layout.runs import (
    CLOSING,
    OPENING,
    ink_left,
    ink_right,
    is_white,
    last_left,
    split_run,
)
from npccli.read.layout.shapes import Fragment, Run, Style, TextLine

DRAWN_ON = 1.3
"""The widest gap, in em, that two runs drawn one after the other bridge: stretched lines."""

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

FAR_UP = 0.95
"""How far above its line, in em, the mark of a footnote is set at most."""

_RAISED_MARK = re.compile(r"[\d*※①-⑳,\[\]［］〔〕()（）]{1,4}")

_PAUSES = frozenset("，。、；：！？")

Spaces = Mapping[int, Sequence[Run]]
"""The white space of a page, by its baseline in whole points."""


def find_spaces(runs: Iterable[Run]) -> Spaces:
    """Return the white space, by baseline."""
    spaces: dict[int, list[Run]] = {}
    for run in runs:
        if run[0].isspace():
            spaces.setdefault(int(run[5]), []).append(run)
    return spaces


def find_fragments(runs: Iterable[Run]) -> list[Fragment]:
    """Return the fragments of a page.

    Gaps as wide as a gutter are never bridged, unless the text was drawn across them.
    """
    inked = list(filterfalse(is_white, runs))
    if not inked:
        return []
    _, lefts, rights, _, _, baselines, sizes, _, _, _, _ = zip(*inked, strict=True)
    gaps = map(sub, lefts[1:], rights)
    falls = map(sub, baselines[1:], baselines)
    chains: list[list[Run]] = []
    start = 0
    for place, gap, fall, before, size in zip(
        count(1), gaps, falls, sizes, sizes[1:], strict=False
    ):
        large, small = (before, size) if before > size else (size, before)
        if (
            abs(fall) <= 0.12 * large
            and -0.6 * large < gap < DRAWN_ON * small
            and (gap > 0 or lefts[place] > last_left(inked[place - 1]))
        ):
            continue
        chains.append(inked[start:place])
        start = place
    chains.append(inked[start:])
    return [make_fragment(chain) if chain[1:] else _one_run(*chain) for chain in _merge(chains)]


def _one_run(run: Run) -> Fragment:
    """Return the fragment of a run that stands alone."""
    text, left, right, _, _, baseline, size, _, _, _, _ = run
    if text[0] in OPENING:
        left = ink_left(run)
    if text[-1] in CLOSING:
        right = ink_right(run)
    top, bottom = baseline - 0.85 * size, baseline + 0.15 * size
    return _new_tuple(Fragment, ((run,), left, right, top, bottom, baseline, size))


def _merge(chains: list[list[Run]]) -> list[list[Run]]:
    """Join chains on one baseline that stand near each other, whatever order they came in."""
    if len(chains) < 2:
        return [sorted(chain, key=_by_left) for chain in chains]
    chains.sort(key=_baseline_of_first)
    firsts = [chain[0] for chain in chains]
    lasts = [chain[-1] for chain in chains]
    _, lefts, _, _, _, baselines, sizes, _, _, _, _ = zip(*firsts, strict=True)
    rights = [run[2] for run in lasts]
    far = 1.7 * max(*sizes, *[run[6] for run in lasts])
    owner = list(range(len(chains)))

    def find(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    usual = median(sizes)
    for index, (baseline, size) in enumerate(zip(baselines, sizes, strict=True)):
        near = FAR_UP * (size if size > usual else usual)
        low = bisect_left(baselines, baseline - near, 0, index)
        high = bisect_right(baselines, baseline + near, index)
        if high - low == 1:
            continue
        start, end = rights[index] - far, rights[index] + far
        for other in range(low, high):
            if (
                start < lefts[other] < end
                and other != index
                and _adjoin(lasts[index], firsts[other])
            ):
                owner[find(other)] = find(index)
    if owner == list(range(len(chains))):  # as on most pages
        return [sorted(chain, key=_by_left) if chain[1:] else chain for chain in chains]
    joined: dict[int, list[Run]] = {}
    for index, chain in enumerate(chains):
        joined.setdefault(find(index), []).extend(chain)
    return [sorted(chain, key=_by_left) for chain in joined.values()]


_by_left = itemgetter(1)
"""Sorts runs, and fragments as well, from left to right."""

_by_baseline = itemgetter(5, 1)

_new_tuple = tuple.__new__  # half of the time of `Fragment(...)`, which checks the names


def _baseline_of_first(chain: Sequence[Run]) -> float:
    return chain[0][5]


def _adjoin(left: Run, right: Run) -> bool:
    """Return whether `right` goes on where `left` ends: on its line, or as an index to it."""
    size = max(left.size, right.size)
    if not -1.3 * size < right.left - left.right < 1.7 * size:
        return False
    small = min(left.size, right.size)
    gap = ink_left(right) - ink_right(left)
    if small < 0.8 * size:
        mark, text = (left, right) if left.size < right.size else (right, left)
        up = text.baseline - mark.baseline
        if up < 0.7 * size:
            return -0.4 * size < up and -0.3 * size < gap < 0.6 * size
        is_near = up < FAR_UP * size and abs(gap) < 0.15 * size
        return is_near and _RAISED_MARK.fullmatch(mark.text) is not None
    off = abs(left.baseline - right.baseline)
    # The same marks are drawn twice at the seams of some runs, so a little may overlap.
    return off < 0.2 * size and -0.75 * size < gap < STANDS_NEAR * small


def make_fragment(runs: Sequence[Run]) -> Fragment:
    """Return the fragment of some runs from left to right, with the size of most of it."""
    if len(runs) == 1:
        return _one_run(*runs)
    left, right = min(map(ink_left, runs[:3])), max(map(ink_right, runs[-3:]))
    weights = [len(run[0]) for run in runs]
    size = upper_median([(run[6], weight) for run, weight in zip(runs, weights, strict=True)])
    baseline = upper_median(
        [(run[5], weight) for run, weight in zip(runs, weights, strict=True) if run[6] > 0.8 * size]
    )
    top, bottom = baseline - 0.85 * size, baseline + 0.15 * size
    return _new_tuple(Fragment, (tuple(runs), left, right, top, bottom, baseline, size))


def is_marker(fragment: Fragment) -> bool:
    """Return whether a fragment is what may stand before the text of a list item."""
    text = "".join([run[0] for run in fragment.runs])
    return len(text) < 8 and _MARKER.fullmatch(text) is not None


def make_lines(fragments: Iterable[Fragment], page: int, spaces: Spaces) -> list[TextLine]:
    """Return the lines of one column from top to bottom.

    Fragments on one baseline make one line; `spaces` is the white space of the page.
    """
    rows: list[list[Fragment]] = []
    low = tall = -1.0
    for fragment in sorted(fragments, key=_by_baseline):
        baseline, size = fragment[5], fragment[6]
        near = 0.35 * (tall if tall > size else size)
        if rows and baseline - low <= near and _is_free(rows[-1], fragment):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
            low, tall = baseline, size
    return [
        (None if row[1:] or row[0][0][1:] else _simple_line(row[0], page))
        or _line(sorted(row, key=_by_left), page, spaces)
        for row in rows
    ]


def _is_free(row: list[Fragment], fragment: Fragment) -> bool:
    """Return whether nothing in a row stands where a fragment does, or hardly."""
    _, left, right, _, _, _, size = fragment
    start, end = left + 0.5 * size, right - 0.5 * size
    return all(start >= other[2] or end <= other[1] for other in row)


def _line(row: list[Fragment], page: int, spaces: Spaces) -> TextLine:
    runs = [run for fragment in row for run in fragment.runs]
    whole = make_fragment(runs) if len(row) > 1 else row[0]
    text, cells = _text(runs, whole, spaces)
    return TextLine(
        text,
        page,
        row[0].left,
        max([fragment.right for fragment in row]),
        min([fragment.top for fragment in row]),
        max([fragment.bottom for fragment in row]),
        row[0].baseline,
        whole.size,
        _styles(runs),
        cells,
    )


def _simple_line(fragment: Fragment, page: int) -> TextLine | None:
    """Return the line of a single run, unless its characters stand apart."""
    (run,), left, right, top, bottom, baseline, size = fragment
    text, gap, font, bold = run[0], run[9], run[7], run[8]
    if gap > 0.08 * size and (len(text) < 4 or not HAN_TEXT.search(text)):
        return None
    style = _one_style(size, font, bold)
    line = (text, page, left, right, top, bottom, baseline, size, style, 1)
    return _new_tuple(TextLine, line)


@lru_cache(256)
def _one_style(size: float, font: str, bold: bool) -> frozenset[Style]:
    return frozenset(((round(size * 2) / 2, font, bold),))


def _styles(runs: Sequence[Run]) -> frozenset[Style]:
    styles = {(run.size, run.font, run.bold) for run in runs}
    if len(styles) == 1:
        return _one_style(*styles.pop())
    han = [run for run in runs if HAN_TEXT.search(run.text)] or runs
    return frozenset((round(run.size * 2) / 2, run.font, run.bold) for run in han)


def _text(runs: Sequence[Run], whole: Fragment, spaces: Spaces) -> tuple[str, int]:
    """Return the text of runs from left to right, with spaces where they were meant.

    The stretch of a justified line is the same between all its characters and means nothing;
    a gap that is wider than the others of its line by enough is a space, by more a tab.
    """
    if _stands_close(runs, whole.size):
        return "".join([run.text for run in runs]), 1
    stretch = _stretch(runs)
    if any(run.gap - stretch > 0.08 * run.size for run in runs):
        runs = [single for run in runs for single in split_run(run)]
    size, baseline = whole.size, whole.baseline
    parts: list[str] = []
    cells = 1
    last: Run | None = None
    for run in runs:
        if last is not None:
            unit = min(last.size, run.size)
            gap = (run.left - last.right - stretch) / unit
            if gap > 0.08:
                ink = (ink_left(run) - ink_right(last) - stretch) / unit
                if gap > 0.6 and cells == 1 and _MARKER.fullmatch("".join(parts)):
                    parts.append(" ")
                elif gap > 0.12 and (gap > APART or ink > 2.4):
                    parts.append("\t")
                    cells += 1
                elif gap > _least_space(last, run, spaces):
                    parts.append(" ")
        raised = run.size < 0.75 * size and run.baseline < baseline - 0.25 * size
        parts.append(run.text.translate(RAISED) if raised else run.text)
        last = run
    return "".join(parts), cells


def _stands_close(runs: Sequence[Run], size: float) -> bool:
    """Return whether there is no gap for a space and nothing so small that it may be raised."""
    end = runs[0].left
    before = runs[0].size
    for _, left, right, _, _, _, own, _, _, gap, _ in runs:
        unit = own if own < before else before
        if own < 0.75 * size or gap > 0.08 * own or left - end > 0.08 * unit:
            return False
        end, before = right, own
    return True


def _stretch(runs: Sequence[Run]) -> float:
    """Return the usual gap between Han characters, or between one and a character beside it."""
    gaps: list[tuple[float, int]] = []
    last: Run | None = None
    for run in runs:
        text = run.text
        if last is not None and (is_han(text[0]) or is_han(last.text[-1])):
            gaps.append((run.left - last.right, 1))
        if len(text) > 1 and HAN_TEXT.search(text):
            gaps.append((run.gap, len(text) - 1))
        last = run
    total = sum([count for _, count in gaps])
    if total <= 2:
        return 0.0
    upper = upper_median(gaps)
    if total % 2 or upper <= 0:
        return max(0.0, upper)
    lower = -upper_median([(-gap, count) for gap, count in gaps])
    return max(0.0, (lower + upper) / 2)


def _least_space(last: Run, run: Run, spaces: Spaces) -> float:
    """Return the gap, in em, from which a space stands between two runs."""
    level = int(run.baseline)
    widths = [
        space.right - space.left
        for near in (level - 1, level, level + 1)
        for space in spaces.get(near, ())
        if last.right - 0.3 * run.size <= space.left and space.right <= run.left + 0.3 * run.size
    ]
    if last.text[-1].isascii() and run.text[0].isascii():
        return 0.08 if widths else 0.14
    if last.text[-1] in _PAUSES or not widths:
        return 0.55
    if max(widths) > 0:
        return 0.16
    # A space without width was added by the library, also where a word processor put its
    # quarter of an em between Han and Latin.
    one_latin = last.text[-1].isascii() != run.text[0].isascii()
    return 0.3 if one_latin and (is_han(last.text[-1]) or is_han(run.text[0])) else 0.22
