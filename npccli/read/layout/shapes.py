"""What a laid-out page is made of. Coordinates are points from the top left corner."""

from __future__ import annotations

from typing import NamedTuple

Style = tuple[float, str, bool]
"""Size in points rounded to a half, name of the font, whether it is bold."""


class Run(NamedTuple):
    """Characters that were drawn one after the other in one style, or a single one.

    A named tuple, because a page holds thousands. `left` and `right` bound the advances,
    `baseline` is where the characters stand, `size` is that of the em square. `gap` is
    the white space between two neighbours; no two stand further apart than this, but
    closing marks may stand closer to the next character. `lefts` are the left edges of all
    characters; when it is None, they stand at even distances. White space is always a run
    of its own.
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
    gap: float = 0.0
    lefts: tuple[float, ...] | None = None


class Rule(NamedTuple):
    """A drawn line, or one side of a box: upright when `right - left` is the smaller side."""

    left: float
    top: float
    right: float
    bottom: float


class PageContent(NamedTuple):
    """What one page shows: its number from 1, its size, its runs in drawing order.

    `picture` says that a picture covers most of the page, as on a scan; `turned` is the
    text that stands askew, as watermarks do, and `outside` that beyond its edges; both are
    not in `runs`. `unmapped` are the characters in fonts that do not tell what they draw.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...] = ()
    picture: bool = False
    turned: str = ""
    outside: str = ""
    unmapped: str = ""


class Fragment(NamedTuple):
    """Runs that stand side by side on one baseline, from left to right."""

    runs: tuple[Run, ...]
    left: float
    right: float
    top: float
    bottom: float
    baseline: float
    size: float


class TextLine(NamedTuple):
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


class Band(NamedTuple):
    """Lines that are read one after the other, in one column, with its edges."""

    lines: tuple[TextLine, ...]
    left: float
    right: float
