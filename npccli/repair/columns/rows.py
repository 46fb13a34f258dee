"""Part the few lines that hold a line of both columns, where most lines hold one of them.

An extractor that reads two columns in turn joins two lines of the same height when the right
one begins with a mark that stands a little out of its column. Such a line is nearly twice as
wide as others, with a space where the left column ends.
"""

from __future__ import annotations

from npccli.lazy import lazy_pattern
from npccli.repair.lines import Surface
from npccli.repair.script import display_width

_SPACE = lazy_pattern(r"(?<=\S) (?=\S)")
_SHORTER, _WIDER = 6, 4
"""How far the lines of a column differ from the usual width, because marks are squeezed."""

_NARROWEST = 8
_MOST_SPACES = 0.25
"""A line with more of them is one of which the characters were set apart to fill the column."""

_MOST = 0.1
"""In text in which more lines hold both columns, they are parted by another repair."""


def part_rows(surface: Surface) -> tuple[Surface, frozenset[int]]:
    r"""Return the text with each such space as a line end, and where the lines behind begin.

    Nothing else changes, so that every other character stays where it is.

    >>> full = "听取审议专项工作报告二"
    >>> parted, starts = part_rows(Surface(f"{full}\n" * 10 + f"{full} “清单”管理制度全面落实\n"))
    >>> parted.text.splitlines()[-2:], sorted(starts)
    (['听取审议专项工作报告二', '“清单”管理制度全面落实'], [132])
    """
    width = sorted(surface.widths)[(4 * len(surface.lines)) // 5]
    narrowest, widest = width - _SHORTER, width + _WIDER
    places: list[int] = []
    for line, whole in zip(surface.lines, surface.widths, strict=True):
        if not width + 2 * _WIDER < whole <= 2 * widest + 1 or " " not in line.text:
            continue
        start = line.start + line.raw.index(line.text)
        spaces = [*_SPACE.finditer(line.text)]
        if len(spaces) > _MOST_SPACES * len(line.text):
            continue
        for space in spaces:
            left = display_width(line.text[: space.start()])
            right = display_width(line.text[space.end() :])
            if narrowest <= left <= widest and _NARROWEST <= right <= widest:
                places.append(start + space.start())
                break
    if not places or len(places) > _MOST * len(surface.lines):
        return surface, frozenset()
    return part_at(surface, places)


def part_at(surface: Surface, places: list[int]) -> tuple[Surface, frozenset[int]]:
    """Return the text with line ends at these places, and where the lines behind begin."""
    characters = list(surface.text)
    for place in places:
        characters[place] = "\n"
    return Surface("".join(characters)), frozenset(place + 1 for place in places)
