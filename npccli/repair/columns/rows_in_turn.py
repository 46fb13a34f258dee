r"""Part the rows of pages of which an extractor took the lines by their height.

It gives a line of the left column, one of the right one and so on; two lines of the same
height come as one, with a single space where the left column ends. Such a row is about twice
as wide as other lines, unless a paragraph ends in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from npccli.lazy import lazy_pattern
from npccli.repair.columns.reading_on import is_in_turn
from npccli.repair.lines import Surface
from npccli.repair.script import FINAL_MARKS, display_width, is_han

_SPACE = lazy_pattern(r"(?<=\S) (?=\S)")
_SHORTER, _WIDER = 6, 4
"""How far the lines of a column differ from the usual width, because marks are squeezed."""

_NARROWEST, _WIDEST = 14, 70
_SHORTEST = 6
_MOST_SPACES = 0.25
"""A line with more of them is one of which the characters were set apart to fill the column."""

_EVEN = 0.85
"""How wide the narrower half of a row is at least, as a part of the wider one."""

_FEWEST_ROWS = 3
_MOST_TOO_WIDE = 0.05
_MOST_BLANK = 0.05
"""Who takes lines by their height knows no blocks of text that blank lines would part."""


def find_rows(surface: Surface) -> list[int]:
    r"""Return where the spaces stand that part the two lines of a row; none if there are few.

    >>> left, right = "听取审议专项工作报告二", "众六千余人次，收集意见"
    >>> in_turn = f"{left}\n{right}\n" * 10
    >>> find_rows(Surface(in_turn + f"{left} {right}\n" * 3))
    [251, 275, 299]
    >>> find_rows(Surface(in_turn + f"{left}{right}\n" * 3))
    []
    """
    lines = surface.lines
    if len(surface.spaced) < _FEWEST_ROWS:
        return []
    blank = lines[-1].number - lines[0].number + 1 - len(lines)
    if blank > _MOST_BLANK * len(lines):
        return []
    width = _width_of_columns(surface)
    if not _NARROWEST <= width <= _WIDEST:
        return []
    rows = {start: (place, is_wide) for start, place, is_wide in _rows(surface, width)}
    whole = sum(is_wide for _, is_wide in rows.values())
    if whole < _FEWEST_ROWS:
        return []
    wide = sum(this > width + _WIDER for this in surface.widths)
    if wide - whole > _MOST_TOO_WIDE * len(lines):
        return []
    if not is_in_turn(lines, surface.straddled, rows.keys()):
        return []  # all of it is rows, which another repair parts
    return [place for place, _ in rows.values()]


def _width_of_columns(surface: Surface) -> int:
    """Return the width that four of five lines and halves of rows do not pass."""
    texts = surface.texts
    found = list(surface.widths)
    for at in surface.spaced:
        for _, left, right in _spaces(texts[at]):
            if min(left, right) >= max(_NARROWEST, _EVEN * max(left, right)):
                found[at] = left
                found.append(right)
                break
    found.sort()
    return found[(4 * len(found)) // 5]


def _spaces(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where the spaces of a line are, and how wide both sides of each are.

    One in which characters were set apart has none, nor one that is too long for a row.
    """
    if len(text) > 2 * _WIDEST:
        return
    places = [space.start() for space in _SPACE.finditer(text)]
    if len(places) <= _MOST_SPACES * len(text):
        for place in places:
            yield place, display_width(text[:place]), display_width(text[place + 1 :])


def _rows(surface: Surface, width: int) -> Iterator[tuple[int, int, bool]]:
    """Yield where each row begins, where its left column ends, is it too wide for one column."""
    narrowest, widest = width - _SHORTER, width + _WIDER
    texts, widths, lines = surface.texts, surface.widths, surface.lines
    for at in surface.spaced:
        if widths[at] > 2 * widest + 1:
            continue
        is_wide = widths[at] > widest
        best: tuple[int, int] | None = None
        for place, left, right in _spaces(texts[at]):
            before, behind = texts[at][place - 1], texts[at][place + 1]
            closes = before in FINAL_MARKS
            is_over = (
                widths[at] > width
                and max(left, right) >= narrowest
                and (left >= _SHORTEST or is_han(before))
                and not (before.isascii() or behind.isascii())
            )
            if max(left, right) <= widest and (is_wide or closes or is_over):
                lack = 0 if left >= narrowest else 1 if closes else width - left
                if best is None or lack < best[0]:
                    best = lack, place
        if best:
            line = lines[at]
            place = line.start + line.raw.index(line.text) + best[1]
            yield line.start, place, is_wide
