"""Measure letters, digits and their marks as wide as a proportional font makes them.

A digit takes half the width of a Han character where the font is made for both, and a
little more in the fonts that newspapers set figures in; a capital or a percent sign takes
much more, a point less. Over a line that holds several of them this adds up to a character,
so that a full line looks short. Which it is shows in neighbouring lines that are plainly
full: where those with more letters and digits measure less. Without such lines, or without
the effect, widths stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from npccli.repair.measure.layout import Look, MeasuredLine
from npccli.repair.measure.line_edges import first_unit_of
from npccli.repair.measure.widths import with_width
from npccli.repair.script import is_han

_EXCESS = (
    dict.fromkeys("0123456789abdeghnopqu", 0.112)
    | dict.fromkeys("ABDEGHKNOPQRSUVXYZ&", 0.35)
    | {"C": 0.4, "F": 0.2, "I": -0.45, "M": 0.65, "T": 0.2, "W": 0.9, "m": 0.65, "w": 0.4}
    | {"f": -0.45, "i": -0.55, "j": -0.55, "l": -0.55, "r": -0.33, "t": -0.45}
    | {"%": 0.78, "+": 0.17, "-": -0.33, ".": -0.44}
)
"""By how many columns of half a Han character each is wider in a sans-serif font."""

_EXCESS_BY_CODE = [_EXCESS.get(chr(code), 0.0) for code in range(128)]

_LEAST_DIFFERENCE = 0.2
_FEWEST, _CAUTION = 1.0, 2.0
"""The least sum of squares that says anything, and what is added so that few lines say little."""

_LEAST = 0.6
_ONE_HAN = 2
_FAR_APART = 6
"""Neighbours that differ by more columns do not stand in one column."""


def has_wide_latin(lines: Sequence[MeasuredLine], going_on: Sequence[bool]) -> bool:
    """Tell whether letters and digits are set in a proportional font.

    `going_on` tells of each line whether its sentence plainly goes on behind it.
    """
    squares = products = behind = 0.0
    done = 0
    for index in range(1, len(lines) - 2):
        if not (going_on[index - 1] and going_on[index] and going_on[index + 1]):
            continue
        line, following = lines[index], lines[index + 1]
        here = behind if done == index else _excess(line)
        behind, done = _excess(following), index + 1
        more = here - behind
        if -_LEAST_DIFFERENCE < more < _LEAST_DIFFERENCE:
            continue
        if following.text[0].isascii() or lines[index + 2].text[0].isascii():
            continue  # a number is not parted, and leaves the line above short
        more_columns = line.width - following.width
        if abs(more_columns) > _FAR_APART or line.stretched or following.stretched:
            continue
        squares += more * more
        products -= more * more_columns
    return squares >= _FEWEST and products >= _LEAST * (squares + _CAUTION)


def with_wide_latin(lines: Sequence[MeasuredLine]) -> list[MeasuredLine]:
    """Return the lines as wide as letters and digits of a proportional font make them.

    The first unit of a line is as wide as it takes to tell whether the line above had room
    for it: what rounding took from the width of that line is added.
    """
    looks: dict[Look, Look] = {}
    found: list[MeasuredLine] = []
    above = 0.0
    for line in lines:
        if not above and line.width == 2 * len(line.text):
            found.append(line)
            continue
        excess = unit_excess = 0.0
        if not line.stretched:
            excess = _excess(line)
            if excess and not (line.first_unit == _ONE_HAN and is_han(line.text[0])):
                unit_excess = excess_of(first_unit_of(line.text))
        unit = line.first_unit + unit_excess
        rounded = round(line.width + excess)
        needed = ceil(above + unit - 1e-6)
        if rounded != line.width:
            line = with_width(line, rounded, looks, first_unit=needed)
        elif needed != line.first_unit:
            line = line.but(first_unit=needed)
        found.append(line)
        above = excess - round(excess)
    return found


def _excess(line: MeasuredLine) -> float:
    return 0.0 if line.width == 2 * len(line.text) else excess_of(line.text)


def excess_of(text: str) -> float:
    """Return how many columns wider letters, digits and their marks are in a sans-serif font."""
    return sum(map(_EXCESS_BY_CODE.__getitem__, text.encode("ascii", "ignore")))
