"""What a laid-out page is made of. Coordinates are points from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

Style = tuple[float, str, bool]
"""Size in points rounded to a half, name of the font, whether it is bold."""


class Glyph(NamedTuple):
    """One drawn character.

    A named tuple, because a page holds thousands. `left` and `right` bound the advance,
    `baseline` is where the character stands, `size` is that of the em square.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str
    bold: bool


class Rule(NamedTuple):
    """A drawn line, or one side of a box: upright when `right - left` is the smaller side."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page shows: its number from 1, its size, its glyphs in drawing order.

    `picture` says that a picture covers most of the page, as on a scan; `turned` is the
    text that stands askew, as watermarks do, and is not in `glyphs`.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()
    picture: bool = False
    turned: str = ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Glyphs that stand side by side on one baseline, from left to right."""

    glyphs: tuple[Glyph, ...]
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line of one column.

    `styles` are the styles of its Han characters, or of all when it has none; `cells` is
    the number of parts that stand apart, more than one in the row of a table.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float
    styles: frozenset[Style]
    cells: int = 1

    @property
    def width(self) -> float:
        """Return the width of the line."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Band:
    """Lines that are read one after the other, in one column, with its edges."""

    lines: tuple[TextLine, ...]
    left: float
    right: float
