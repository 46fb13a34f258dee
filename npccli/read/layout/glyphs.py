"""Make the runs of a page fit to be joined: each character once, all from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from npccli.read.layout.runs import split_run
from npccli.read.layout.shapes import Run

OVERPRINT = 0.22
"""How far apart, in em, two copies of a character may be that were drawn for a bold face."""

_CELL = 16.0

_SEAM = 4
"""How many characters of a run at most lie within a seam."""

HAN_TEXT = re.compile("[\u3400-\u9fff〇\uf900-\ufaff\u2e80-\u2fdf\U00020000-\U0003ffff]+")
"""One or more Han characters, as `is_han` tells them. Compiled once, which takes a while."""

_DOWN = 0.2
"""The share of steps down from which a page may be vertical."""

_OVERLAP = 0.05
"""How much, in em, runs must overlap before their characters are compared."""


def is_han(character: str) -> bool:
    """Return whether the character is Han, of the planes that text uses."""
    return (
        "\u3400" <= character <= "\u9fff"
        or character == "〇"
        or "\uf900" <= character <= "\ufaff"
        or "\u2e80" <= character <= "\u2fdf"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def drop_overprints(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """Return the runs without further copies of a character at nearly the same place, and those.

    Bold faces are imitated by drawing a character again, a little beside it; shadows
    stand further off. Two equal characters beside each other are a whole advance apart
    and both stay: 点点, “ll”, ……. White space is never compared. Only runs that overlap
    are looked at character by character.
    """
    over = _overlapping(runs)
    if not over:
        return list(runs), []
    kept: list[Run] = []
    copies: list[Run] = []
    seen: dict[tuple[str, int, int], list[Run]] = {}
    for index, run in enumerate(runs):
        if index not in over:
            kept.append(run)
            continue
        for single in split_run(run):
            (copies if _is_copy(single, seen) else kept).append(single)
    return kept, copies


def _overlapping(runs: Sequence[Run]) -> set[int]:
    """Return the places of the runs that share some of their place with another one."""
    over: set[int] = set()
    if _in_order(runs):
        return over
    order = sorted(
        [
            (run[5], run[1], run[2], run[6], index)
            for index, run in enumerate(runs)
            if not run[0].isspace()
        ]
    )
    for place, (baseline, left, right, size, index) in enumerate(order, 1):
        low, slack = baseline + OVERPRINT * 1.25 * size, _OVERLAP * size
        right -= slack
        for beneath, start, end, _, other in islice(order, place, None):
            if beneath > low:
                break
            if start < right and left < end - slack and _share(runs[index], runs[other]):
                over.add(index)
                over.add(other)
    return over


def _share(run: Run, other: Run) -> bool:
    """Return whether two runs that overlap have a character in common where they do.

    Marks are often set so close that the next run begins before they end.
    """
    text, beside = run[0], other[0]
    if run[1] > other[1]:
        run, other, text, beside = other, run, beside, text
    if run[2] - other[1] < 0.6 * run[6]:
        text, beside = text[-_SEAM:], beside[:_SEAM]
    return not set(text).isdisjoint(beside)


def _in_order(runs: Sequence[Run]) -> bool:
    """Return whether the runs follow one another without ever going back."""
    edge = low = float("-inf")
    for text, left, right, _, _, baseline, size, _, _, _, _ in runs:
        if baseline > low + OVERPRINT * 1.25 * size:
            if text.isspace():
                continue
            low = baseline
        elif text.isspace():
            continue
        elif left < edge - _OVERLAP * size or baseline < low - 0.01 * size:
            return False
        edge = right
    return True


def _is_copy(run: Run, seen: dict[tuple[str, int, int], list[Run]]) -> bool:
    """Return whether a character was drawn before at nearly the same place; else note it."""
    text, left, right, _, _, baseline, size, _, _, _, _ = run
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
            return True
    seen.setdefault((text, column, row), []).append(run)
    return False


def _is_near(
    others: Sequence[Run], left: float, baseline: float, size: float, reach: float
) -> bool:
    return any(
        abs(other.left - left) <= reach
        and abs(other.baseline - baseline) <= reach
        and 0.8 < other.size / size < 1.25
        for other in others
    )


def split_by_direction(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """Return the runs of horizontal and the characters of vertical writing, in drawing order.

    A page is vertical when many characters stand right below the one drawn before, at the
    distance of one character: a heading set upright in a margin does not make it so. On
    such a page only what stands beside its neighbours is horizontal.
    """
    count = sum([len(run[0]) for run in runs])
    if len(runs) < _DOWN * count:
        return list(runs), []
    sample = list(zip(runs[::7], runs[1::7], strict=False))
    if sum(_step(*pair) == "down" for pair in sample) < _DOWN * len(sample) or not sample:
        return list(runs), []
    horizontal: list[Run] = []
    vertical: list[Run] = []
    singles = [single for run in runs for single in split_run(run)]
    steps = [_step(a, b) for a, b in pairwise(singles)]
    for index, single in enumerate(singles):
        around = [*steps[max(0, index - 1) : index], *steps[index : index + 1]]
        upright = "right" not in around
        (vertical if upright else horizontal).append(single)
    if len(vertical) < 40 or len(vertical) < 0.5 * len(singles):
        return list(runs), []
    return horizontal, vertical


def _step(first: Run, second: Run) -> str:
    """Return in which direction writing went from one glyph to the next."""
    size = max(first.size, second.size)
    across = (second.left + second.right - first.left - first.right) / 2
    down = second.baseline - first.baseline
    if abs(across) < 0.35 * size and 0.4 * size < down < 2.2 * size:
        return "down"
    if abs(down) < 0.35 * size and 0.3 * size < across < 2.2 * size:
        return "right"
    return ""


def turn_upright(runs: Iterable[Run], width: float) -> list[Run]:
    """Return vertical characters turned so that their columns are lines from top to bottom.

    What ran down now runs right, and the rightmost column is the topmost line.
    """
    turned = []
    for run in runs:
        middle = (run.left + run.right) / 2
        top = width - middle - run.size / 2
        half = run.size / 2
        centre = (run.top + run.bottom) / 2
        turned.append(
            run._replace(
                left=centre - half,
                right=centre + half,
                top=top,
                bottom=top + run.size,
                baseline=top + run.size,
            )
        )
    return turned
