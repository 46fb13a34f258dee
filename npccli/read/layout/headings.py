"""What tells a heading from running text: its size, its face and where it stands."""

from __future__ import annotations

import re

from npccli.read.layout.glyphs import is_han
from npccli.read.layout.shapes import Band, Style, TextLine

NUMBERED = re.compile(
    r"[一二三四五六七八九十甲乙丙丁戊己庚辛]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、](?!\d)|第[一二三四五六七八九十百]+[章节条编部]"
)
"""What a heading or an item of a list begins with."""

LARGE = 1.12
"""How many times larger than the running text a line is set at least that is a heading."""


def is_heading(line: TextLine, band: Band, body: Style) -> bool:
    """Return whether a line is set as a heading: larger, or in a bold or other face and short."""
    if line[7] > LARGE * body[0]:
        return True
    if body in line[8] or body[1:] in [style[1:] for style in line[8]]:
        return False
    han = any(map(is_han, line.text))
    bold = any(style[2] for style in line.styles) and not body[2]
    full = line.right > band.right - 1.3 * line.size
    return (
        han
        and len(line.text) <= 60
        and not full
        and (bold or (line.text[-1] not in "，。；、" and len(line.styles) == 1))
    )


def is_stacked(before: TextLine, line: TextLine, leading: float, full: bool) -> bool:
    """Return whether two heading lines belong to one heading.

    `full` says that the upper one fills its column: then it may be indented.
    """
    close = line.baseline - before.baseline < max(1.75, 1.12 * leading) * line.size
    centred = abs((before.left + before.right) - (line.left + line.right)) < 1.2 * line.size
    inset = before.left - line.left
    flush = abs(inset) < 0.6 * line.size or (full and 1.2 * line.size < inset < 2.7 * line.size)
    return (
        close
        and (centred or flush)
        and not NUMBERED.match(line.text)
        and (before.text[-1] not in "。！？")
    )


def is_centred(line: TextLine, band: Band) -> bool:
    """Return whether a line stands in the middle of its column and leaves room on both sides."""
    _, _, start, end, _, _, _, size, _, _ = line
    left, right = start - band[1], band[2] - end
    return (
        left > 1.2 * size
        and abs(left - right) < size
        and left + right > (0.15 * (band.right - band.left))
    )


def is_one_face(before: TextLine, line: TextLine) -> bool:
    """Return whether two lines of nearly one size share a face of their Han characters."""
    both = {style[1:] for style in before.styles} & {style[1:] for style in line.styles}
    return bool(both) and abs(before.size - line.size) <= 0.6
