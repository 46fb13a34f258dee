"""The text objects and lines on a page of an OFD document, as glyphs and rules."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from npccli.read.layout import Rule, Run

POINTS = 72 / 25.4
"""Points in a millimetre, the unit of OFD."""

_DEEPEST = 50
_MOST_REPEATS = 100_000
_FARTHEST = 1e6
"""No sheet of paper is a kilometre long; what is farther, or no number, is a damaged value."""
_THIN = 1.0


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the document: its name and whether it is bold."""

    name: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """A transformation from the inside of an object to the page, in millimetres."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point after the transformation."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def tag(element: Element) -> str:
    """Return the name of an element without its namespace."""
    name = element.tag
    return name.rsplit("}", 1)[-1] if isinstance(name, str) else ""


def numbers(text: str | None, count: int) -> list[float]:
    """Return exactly `count` numbers of a sensible size, or an empty list.

    >>> numbers("0 0 210 297", 4), numbers("0 0", 4), numbers("0 inf", 2)
    ([0.0, 0.0, 210.0, 297.0], [], [])
    """
    try:
        found = [_number(part) for part in (text or "").replace(",", " ").split()]
    except ValueError:
        return []
    return found if len(found) == count else []


def _number(text: str) -> float:
    """Return a number; raise ValueError for one that no page can hold."""
    number = float(text)
    if not abs(number) < _FARTHEST:
        raise ValueError(text)
    return number


def spread(text: str | None) -> list[float]:
    """Return the steps between characters; `g 3 5.6` stands for 5.6 three times.

    >>> spread("5 g 3 5.6 2")
    [5.0, 5.6, 5.6, 5.6, 2.0]
    """
    parts = (text or "").replace(",", " ").split()
    steps: list[float] = []
    index = 0
    try:
        while index < len(parts) and len(steps) < _MOST_REPEATS:
            if parts[index] == "g":
                steps += [_number(parts[index + 2])] * min(int(parts[index + 1]), _MOST_REPEATS)
                index += 3
            else:
                steps.append(_number(parts[index]))
                index += 1
    except (ValueError, IndexError, OverflowError):
        pass
    return steps


def page_objects(root: Element, kind: str, depth: int = 0) -> Iterator[Element]:
    """Yield the objects of one kind on all layers, in drawing order."""
    for element in root if depth < _DEEPEST else ():
        if tag(element) == kind:
            yield element
        elif tag(element) in ("Content", "Layer", "PageBlock"):
            yield from page_objects(element, kind, depth + 1)


def text_glyphs(item: Element, fonts: Mapping[str, Font]) -> Iterator[Run]:
    """Yield the glyphs of one text object."""
    # Without a boundary, which the standard asks for, places are those of the page.
    boundary = numbers(item.get("Boundary"), 4) or [0.0, 0.0, 0.0, 0.0]
    size = numbers(item.get("Size"), 1)
    if not size or not 0.1 < size[0] < 1000:
        return
    values = numbers(item.get("CTM"), 6)
    matrix = Matrix(*values) if values else Matrix()
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    font = fonts.get(item.get("Font") or "", Font("", False))
    bold = font.bold or (numbers(item.get("Weight"), 1) or [400.0])[0] >= 600
    narrow = (numbers(item.get("HScale"), 1) or [1.0])[0]
    x = y = 0.0
    for code in item:
        if tag(code) != "TextCode":
            continue
        x = (numbers(code.get("X"), 1) or [x])[0]
        y = (numbers(code.get("Y"), 1) or [y])[0]
        across, down = spread(code.get("DeltaX")), spread(code.get("DeltaY"))
        for index, character in enumerate(code.text or ""):
            width = narrow * (size[0] if ord(character) > 0xFF else 0.5 * size[0])
            step = across[index] if index < len(across) else (0.0 if down else width)
            drop = down[index] if index < len(down) else 0.0
            left, base = matrix.place(x, y)
            advance = min(width, step) if step > 0 else width
            right, _ = matrix.place(x + advance, y)
            yield _glyph(
                character,
                (boundary[0] + left) * POINTS,
                (boundary[0] + right) * POINTS,
                (boundary[1] + base) * POINTS,
                size[0] * scale * POINTS,
                font.name,
                bold,
            )
            x, y = x + step, y + drop


def _glyph(
    character: str, left: float, right: float, base: float, size: float, font: str, bold: bool
) -> Run:
    shown = " " if character.isspace() else character
    left, right = min(left, right), max(left, right)
    return Run(shown, left, right, base - 0.88 * size, base + 0.12 * size, base, size, font, bold)


def path_rule(item: Element) -> Rule | None:
    """Return a drawn path as a rule when it is thin and long."""
    boundary = numbers(item.get("Boundary"), 4)
    if not boundary or min(boundary[2:]) > _THIN or max(boundary[2:]) < 6:
        return None
    x, y, width, height = (value * POINTS for value in boundary)
    return Rule(x, y, x + width, y + height)
