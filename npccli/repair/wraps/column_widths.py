"""Find the widths of the columns that the lines of a text were set in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise, repeat

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import COMMA, FINAL, PLAIN, MeasuredLine
from npccli.repair.wraps.pieces import holds_uncut_mark

_MARKED = lazy_pattern(r"[，。、；：！？“”‘’（）《》—…·]")
_NARROWEST = 22
"""The narrowest column, in East Asian columns, that is taken for running text."""

_WIDEST = 160

_PERHAPS_A_PIECE = 0.1


LineWidth = tuple[int, float, int, bool, bool]
"""What one line says about the columns.

First comes its width with the indent, 0 when that is none of a column; then how much it
counts, the width without the indent, whether no final mark ends the line, and whether its
sentence plainly goes on behind it.
"""


def line_widths(
    lines: Sequence[MeasuredLine],
    going_on: Iterable[bool],
    cut_at_marks: bool = False,
    cut_at_fonts: bool = False,
) -> list[LineWidth]:
    """Return what each line says about the columns.

    Lines of Han characters only count most: marks and digits are squeezed when a line is
    justified, so that only lines without them show the true width. Where an extractor
    `cut_at_marks` the lines in which these were squeezed, only lines that hold such a mark
    are surely whole. Where it `cut_at_fonts`, those are that stand beside no change between
    Han characters and letters or digits.
    """
    found: list[LineWidth] = []
    beside = _beside_fonts(lines) if cut_at_fonts else repeat(False)
    for line, goes_on, is_piece in zip(lines, going_on, beside, strict=False):
        width = line.width
        if line.ends == FINAL or line.fixed or line.stretched or line.look.drawn or width > _WIDEST:
            found.append((0, 0.0, width, line.ends != FINAL, goes_on))
            continue
        text = line.text
        if cut_at_marks:
            weight = 1.0 if holds_uncut_mark(text) else _PERHAPS_A_PIECE
        elif cut_at_fonts:
            weight = _PERHAPS_A_PIECE if is_piece else 1.0
        elif "，" in text or 2 * len(text) != width or _MARKED.search(text):
            weight = 0.4
        else:
            weight = 1.0
        shown = width + line.indent if line.indent <= 8 else width
        found.append((shown, weight, width, True, goes_on))
    return found


def _beside_fonts(lines: Sequence[MeasuredLine]) -> list[bool]:
    """Tell of each line whether Han characters meet letters or digits at one of its ends."""
    changes = [
        before.text[-1].isascii() != behind.text[0].isascii() for before, behind in pairwise(lines)
    ]
    return [a or b for a, b in zip([False, *changes], [*changes, False], strict=True)]


def tell_of_widths(lines: Sequence[LineWidth]) -> list[LineWidth]:
    """Return what `common_widths` looks at: the lines that no final mark ends."""
    return [line for line in lines if line[3]]


def common_widths(lines: Sequence[LineWidth], most: int = 7) -> list[int]:
    """Return the widths that come again and again, as full lines of a column do.

    A width counts with those up to three columns below it, because a mark that may not
    begin a line, or a number that may not be broken, leaves a line a little short. A width
    of which no line goes on belongs to headings of one length, not to a column.
    """
    counts: dict[int, float] = {}
    known = counts.get
    for shown, weight, _, _, _ in lines:
        if shown:
            counts[shown] = known(shown, 0.0) + weight
    if not counts:
        return []
    by_width = [0.0] * (max(counts) + 8)
    for width, count in counts.items():
        by_width[width + 3] = count
    found = _widths_in_turn(counts, by_width, most)
    wide = [width for width in found if width >= _NARROWEST]
    if not wide:
        return []
    return sorted(
        width
        for width in wide
        if not _is_width_of_first_lines(by_width, width, found)
        and not _is_width_of_headings(lines, width)
    )


def is_full(measured: int, widths: tuple[int, ...], slack: int = 2) -> bool:
    """Tell whether a line is about as wide as one of the columns, of which the first is none."""
    return measured in full_widths(widths, slack)


@lru_cache(256)
def full_widths(widths: tuple[int, ...], slack: int = 2) -> frozenset[int]:
    """Return how wide lines are that are about as wide as one of the columns.

    >>> sorted(full_widths((0, 44), slack=1))
    [43, 44, 45]
    """
    return frozenset(
        measured for width in widths[1:] for measured in range(width - slack, width + slack + 1)
    )


def short_lines(lines: Sequence[MeasuredLine], widths: Sequence[tuple[int, ...]]) -> list[int]:
    """Return the numbers of the unfinished lines but the last that fill none of their columns."""
    found: list[int] = []
    known: tuple[int, ...] = ()
    full = full_widths(known)
    for index, (line, here) in enumerate(zip(lines[:-1], widths, strict=False)):
        if here is not known:
            known, full = here, full_widths(here)
        if line.width not in full and line.ends in (PLAIN, COMMA):
            found.append(index)
    return found


def _widths_in_turn(counts: dict[int, float], by_width: list[float], most: int) -> list[int]:
    """Return the widths that come most often, each with those close to it taken out."""
    least = max(1.5, 0.02 * sum(counts.values()))
    found: list[int] = []
    remaining = by_width[:]
    supports = {
        width: support for width in counts if (support := _support(remaining, width)) >= least
    }
    while supports and len(found) < most:
        support, best = max(zip(supports.values(), supports, strict=True))
        if support < least:
            break
        found.append(best)
        for width in range(best - 1, best + 2):
            remaining[width + 3] = 0.0
            supports.pop(width, None)
        for width in range(best - 4, best + 5):
            if width in supports:
                supports[width] = _support(remaining, width)
    return found


def _support(by_width: list[float], width: int) -> float:
    """Return how much the lines about so wide speak for a column of that width.

    The counts begin three columns below a width of none.
    """
    under, short, full_but_one, full, over, far_over = by_width[width : width + 6]
    return 0.2 * under + 0.6 * short + 0.9 * full_but_one + 1.0 * full + 0.7 * over + 0.3 * far_over


def _is_width_of_first_lines(counts: list[float], width: int, found: list[int]) -> bool:
    """Tell whether a width is only another one less an indent of two characters."""
    if width + 4 not in found:
        return False
    return _support(counts, width + 4) > 2.5 * _support(counts, width)


def _is_width_of_headings(lines: Sequence[LineWidth], width: int) -> bool:
    """Tell whether three lines or more have the width and not one of them plainly goes on."""
    count = 0
    for _, _, bare, unfinished, goes_on in lines:
        if unfinished and -1 <= bare - width <= 1:
            if goes_on:
                return False
            count += 1
    return count >= 3
