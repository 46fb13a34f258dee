"""Where the characters of a page stand as it is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from npccli.read.layout import Run
from npccli.read.pdf.writing import LARGEST, SMALLEST

TIGHTEST = 0.4
"""The share of its width by which a character may overlap with the next one of its run."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of the advance, in the coordinates of the page."""


class Frame(NamedTuple):
    """The visible part of a page in its own coordinates, and how it is turned for reading."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0

    def extent(self) -> tuple[float, float]:
        """Return width and height as read."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn in (90, 270) else (width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point from the top left corner of the page as read.

        >>> Frame(0, 0, 100, 200).place(10, 190), Frame(0, 0, 100, 200, 90).place(10, 190)
        ((10, 10), (190, 10))
        """
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def shows(self, run: Run) -> bool:
        """Return whether a character, as read, is on the page and of a sensible size."""
        width, height = self.extent()
        return (
            -2 <= run.left + run.right <= 2 * width + 2
            and -1 <= run.baseline <= height + run.size
            and SMALLEST < run.size < LARGEST
            and run.right - run.left <= 4 * run.size + 2
        )


def share_signs(places: list[Box]) -> list[Box]:
    """Return the boxes with each part of one sign given its share.

    One drawn sign may stand for several characters, as that of —— may, and its box comes
    once for each of them.

        >>> share_signs([(0, 9, 6, 0), (6, 9, 18, 0), (6, 9, 18, 0)])
        [(0, 9, 6, 0), (6.0, 9, 12.0, 0), (12.0, 9, 18.0, 0)]
    """
    shared: list[Box] = []
    for (left, top, right, bottom), group in groupby(places):
        parts = sum(1 for _ in group)
        if parts == 1 or right <= left:
            shared += [(left, top, right, bottom)] * parts
            continue
        width = (right - left) / parts
        shared += [
            (left + part * width, top, left + (part + 1) * width, bottom) for part in range(parts)
        ]
    return shared


def no_copies(gaps: Sequence[float], lefts: Sequence[float], rights: Sequence[float]) -> bool:
    """Return whether no character overlaps with the next one as a copy of it would."""
    spans = zip(gaps, lefts, rights, strict=False)
    return not [1 for gap, left, right in spans if gap <= -TIGHTEST * (right - left)]
