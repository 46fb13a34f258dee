"""Glyphs as PDFium gives them, placed on the page as it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from npccli.read.layout import Glyph

_LARGEST = 5_000.0

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of the advance, in the coordinates of the page."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How one text object is written: its font, its size, where its baseline points.

    `rise_x` and `rise_y` lead from the lower left corner of a box to the origin.
    """

    font: str
    bold: bool
    size: float
    angle: float
    rise_x: float = 0.0
    rise_y: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
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


@dataclass(slots=True)
class GlyphCollector:
    """Collects the glyphs of one page in drawing order, and the text that stands askew."""

    frame: Frame
    glyphs: list[Glyph] = field(default_factory=list)
    askew: list[str] = field(default_factory=list)
    parts: int = 1
    last: int = 0
    across: float = field(init=False)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        """Work out the bounds once for all glyphs."""
        width, self.height = self.frame.extent()
        self.across = 2 * width + 2

    def add_gap(self) -> None:
        """Note a space without width after the last glyph."""
        self._spread()
        if self.glyphs:
            before = self.glyphs[-1]
            self.glyphs.append(before._replace(text=" ", left=before.right))
        self.last = 0

    def add(self, code: int, box: Box, owner: int, writing: Writing) -> None:
        """Take one glyph of text object `owner`, unless it stands askew or off the page."""
        character = " " if code <= 32 or code == 0xA0 or code == 0x3000 else chr(code)
        if not -0.05 <= writing.angle <= 0.05:
            self.askew.append(character)
            return
        left, top, right, bottom = box
        baseline = bottom + writing.rise_y
        frame = self.frame
        if frame.turn:
            baseline = frame.place(left + writing.rise_x, baseline)[1]
            (left, top), (right, bottom) = frame.place(left, top), frame.place(right, bottom)
        else:
            left, right = left - frame.left, right - frame.left
            top, bottom, baseline = frame.top - top, frame.top - bottom, frame.top - baseline
        if left > right:
            left, right = right, left
        if top > bottom:
            top, bottom = bottom, top
        size = writing.size if writing.size > 0.5 else bottom - top
        on_page = -2 <= left + right <= self.across and -1 <= baseline <= self.height + size
        if not on_page or not 0.5 < size < _LARGEST or right - left > 4 * size + 2:
            return
        glyph = Glyph(
            character, left, right, top, bottom, baseline, size, writing.font, writing.bold
        )
        before = self.glyphs[-1] if self.glyphs and owner == self.last else None
        if before and before.left == left and before.right == right > left:
            self.parts += 1  # one drawn sign that stands for several characters, as —— may
        else:
            self._spread()
        self.glyphs.append(glyph)
        self.last = owner

    def finish(self) -> tuple[Glyph, ...]:
        """Return what was collected."""
        self._spread()
        return tuple(self.glyphs)

    def _spread(self) -> None:
        """Give each part of the last sign its share of the box that they have in common."""
        parts, self.parts = self.parts, 1
        if parts < 2:
            return
        left, right = self.glyphs[-1].left, self.glyphs[-1].right
        width = (right - left) / parts
        for index in range(parts):
            place = len(self.glyphs) - parts + index
            self.glyphs[place] = self.glyphs[place]._replace(
                left=left + index * width, right=left + (index + 1) * width
            )
