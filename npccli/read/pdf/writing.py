"""How the text objects of a page are written: font, size and direction."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Sequence
from operator import sub
from typing import Any, NamedTuple

ASKEW = 0.05
"""The angle, in radians, from which text does not stand upright."""

SMALLEST, LARGEST = 0.5, 5_000.0
"""The sizes, in points, between which characters are taken for text."""

_BOLD = 650

_FULL_WIDTH = "\u2e80"
"""From here on, characters are as wide as they are high; exceptions are learned."""

_NOT_WIDE = re.compile(f"[\0-{chr(ord(_FULL_WIDTH) - 1)}]")

_LEVEL = 0.01
"""How far off its baseline, in points, a character may stand that is on it."""


class Learned(dict[str, float]):
    """A measure of each character met so far; a wide one not met yet is as `usual`."""

    usual: float = math.nan
    least: float = math.inf
    most: float = -math.inf


class Writing(NamedTuple):
    """How one text object is written: its font, its size, where its baseline points.

    `plain` says that the characters stand one after the other from left to right on the
    baseline that the object names. `mapped` says that the font tells which characters its
    codes stand for. `advances` are the distances from the characters met so far to the next
    ones, `gaps` what of these is white. `fonts` are the handles of its font: a program may
    cut one font into parts.
    """

    font: str
    bold: bool
    size: float
    angle: float
    plain: bool
    mapped: bool
    advances: Learned
    gaps: Learned
    fonts: set[int]

    def is_like(self, other: Writing) -> bool:
        """Return whether both are the same, whatever was met so far."""
        return self[:6] == other[:6]

    def learn(self, text: str, lefts: Sequence[float], gaps: Sequence[float]) -> None:
        """Keep how far the characters of a text stand from each other."""
        advances = self.advances
        advances.update(zip(text, map(sub, lefts[1:], lefts), strict=False))
        known = self.gaps
        known.update(zip(text, gaps, strict=False))
        known.least, known.most = min(known.least, *gaps), max(known.most, *gaps)
        for character in text[-2::-1]:
            if character >= _FULL_WIDTH:
                advances.usual, known.usual = advances[character], known[character]
                return

    def knows(self, text: str) -> bool:
        """Return whether the measures of all characters of a text are known or assumed."""
        met = self.advances.keys()
        none_wide = math.isnan(self.advances.usual)
        return met >= set(text if none_wide else _NOT_WIDE.findall(text))

    @property
    def askew(self) -> bool:
        """Return whether the text is turned, as watermarks are."""
        return not -ASKEW <= self.angle <= ASKEW


def make_writing(
    raw: Any, handle: Any, index: int, size: float, matrix: memoryview[float], turn: int
) -> Writing:
    """Return how a character of a text page is written; `matrix` is that of its object."""
    buffer = ctypes.create_string_buffer(128)
    length = raw.FPDFText_GetFontInfo(handle, index, buffer, 128, ctypes.c_int())
    font = buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace")
    font = font.split("+", 1)[-1]
    lowered = font.lower()
    heavy = raw.FPDFText_GetFontWeight(handle, index) >= _BOLD
    bold = heavy or "bold" in lowered or "heavy" in lowered or "black" in lowered
    a, b, c, d, _, base = matrix
    angle = 0.0
    if a or b:
        angle = math.atan2(b, a) - math.radians(turn)
        angle = (angle + math.pi) % (2 * math.pi) - math.pi
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    plain = b == 0 < a and not turn and abs(y.value - base) < _LEVEL
    size = abs(size) * math.hypot(c, d)
    plain = plain and SMALLEST < size < LARGEST
    mapped = raw.FPDFText_HasUnicodeMapError(handle, index) != 1
    return Writing(font, bold, size, angle, plain, mapped, Learned(), Learned(), set())
