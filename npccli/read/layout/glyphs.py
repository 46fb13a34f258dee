"""Make the glyphs of a page fit to be joined: one copy of each, marks without their blank half."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from npccli.read.layout.shapes import Glyph

OPENING = frozenset("（《〈「『【〔“‘([{")
CLOSING = frozenset("，。、；：！？）》〉」』】〕”’%")

OVERPRINT = 0.22
"""How far apart, in em, two copies of a glyph may be that were drawn for a bold face."""

_CELL = 16.0
_WIDE = 0.8


def is_han(character: str) -> bool:
    """Return whether the character is Han, of the planes that text uses."""
    return (
        "\u3400" <= character <= "\u9fff"
        or character == "〇"
        or "\uf900" <= character <= "\ufaff"
        or "\u2e80" <= character <= "\u2fdf"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def drop_overprints(glyphs: Iterable[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Return the glyphs without further copies of one at nearly the same place, and those.

    Bold faces are imitated by drawing a character again, a little beside it; shadows
    stand further off. Two equal characters beside each other are a whole advance apart
    and both stay: 点点, “ll”, ……。 White space is never compared.
    """
    kept: list[Glyph] = []
    copies: list[Glyph] = []
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        text, left, right, _, _, baseline, size, _, _ = glyph
        if text.isspace():
            kept.append(glyph)
            continue
        reach = min(OVERPRINT * size, 0.55 * (right - left) or size)
        x, y = left / _CELL, baseline / _CELL
        column, row = int(x), int(y)
        if reach < _CELL / 2:  # then what is near lies in this cell or the nearer ones beside it
            beside = column + 1 if x - column > 0.5 else column - 1
            below = row + 1 if y - row > 0.5 else row - 1
            cells = [(column, row), (beside, row), (column, below), (beside, below)]
        else:
            span = 1 + int(reach / _CELL)
            around = range(-span, span + 1)
            cells = [(column + i, row + j) for i in around for j in around]
        for cell in cells:
            others = seen.get((text, *cell))
            if others and _is_near(others, left, baseline, size, reach):
                copies.append(glyph)
                break
        else:
            seen.setdefault((text, column, row), []).append(glyph)
            kept.append(glyph)
    return kept, copies


def _is_near(
    others: Sequence[Glyph], left: float, baseline: float, size: float, reach: float
) -> bool:
    return any(
        abs(other.left - left) <= reach
        and abs(other.baseline - baseline) <= reach
        and 0.8 < other.size / size < 1.25
        for other in others
    )


def ink_left(glyph: Glyph) -> float:
    """Return where the ink begins: an opening mark leaves the left half of its square."""
    wide = glyph.right - glyph.left > _WIDE * glyph.size
    return glyph.left + 0.5 * glyph.size if wide and glyph.text in OPENING else glyph.left


def ink_right(glyph: Glyph) -> float:
    """Return where the ink ends: a closing mark leaves the right half of its square."""
    wide = glyph.right - glyph.left > _WIDE * glyph.size
    return glyph.right - 0.5 * glyph.size if wide and glyph.text in CLOSING else glyph.right


def split_by_direction(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Return the glyphs of horizontal and those of vertical writing, in drawing order.

    A page is vertical when many glyphs stand right below the one drawn before, at the
    distance of one character: a heading set upright in a margin does not make it so. On
    such a page only what stands beside its neighbours is horizontal.
    """
    sample = list(zip(glyphs[::7], glyphs[1::7], strict=False))
    if sum(_step(*pair) == "down" for pair in sample) < 0.2 * len(sample) or not sample:
        return list(glyphs), []
    horizontal: list[Glyph] = []
    vertical: list[Glyph] = []
    steps = [_step(a, b) for a, b in itertools.pairwise(glyphs)]
    for index, glyph in enumerate(glyphs):
        around = [*steps[max(0, index - 1) : index], *steps[index : index + 1]]
        upright = "right" not in around
        (vertical if upright else horizontal).append(glyph)
    if len(vertical) < 40 or len(vertical) < 0.5 * len(glyphs):
        return list(glyphs), []
    return horizontal, vertical


def _step(first: Glyph, second: Glyph) -> str:
    """Return in which direction writing went from one glyph to the next."""
    size = max(first.size, second.size)
    across = (second.left + second.right - first.left - first.right) / 2
    down = second.baseline - first.baseline
    if abs(across) < 0.35 * size and 0.4 * size < down < 2.2 * size:
        return "down"
    if abs(down) < 0.35 * size and 0.3 * size < across < 2.2 * size:
        return "right"
    return ""


def turn_upright(glyphs: Iterable[Glyph], width: float) -> list[Glyph]:
    """Return vertical glyphs turned so that their columns are lines from top to bottom.

    What ran down now runs right, and the rightmost column is the topmost line.
    """
    turned = []
    for glyph in glyphs:
        middle = (glyph.left + glyph.right) / 2
        top = width - middle - glyph.size / 2
        half = glyph.size / 2
        centre = (glyph.top + glyph.bottom) / 2
        turned.append(
            glyph._replace(
                left=centre - half,
                right=centre + half,
                top=top,
                bottom=top + glyph.size,
                baseline=top + glyph.size,
            )
        )
    return turned
