"""What stands between the lines of two columns that were taken by their height."""

from __future__ import annotations

from npccli.repair.columns.line_cohesion import Cohesion
from npccli.repair.columns.pace import Turn
from npccli.repair.measure.layout import MeasuredLine

_SHORT = 0.85


def find_turns(page: Cohesion) -> list[Turn]:
    """Return what stands above each line of a page; of halves of rows the column is known.

    That two lines in a row stand in one column is likely where the line above them or below
    them, in the other one, is a heading: it has more space around it.
    """
    turns = [Turn.UNEVEN]
    uneven = [line.numbered or line.width < _SHORT * page.width for line in page.lines]
    for index in range(1, len(page.lines)):
        halves = page.is_left.get(index - 1), page.is_left.get(index)
        if halves == (True, False):
            turns.append(Turn.ROW)
        elif halves == (False, True):
            turns.append(Turn.ROWS)
        elif halves != (None, None):
            turns.append(Turn.BESIDE_ROW)
        else:
            is_below = page.is_left.get(index - 2) is False
            if any(uneven[max(0, index - 2) : index - 1] + uneven[index + 1 : index + 2]):
                turns.append(Turn.UNEVEN_BELOW if is_below else Turn.UNEVEN)
            else:
                turns.append(Turn.PLAIN_BELOW if is_below else Turn.PLAIN)
    return turns


def find_even_places(page: Cohesion) -> list[Turn]:
    """Return above which lines of a page it is even: all around are full, and no headings.

    Where an extractor takes each line for itself, those that stand side by side follow each
    other, the left one first. Only by more space above or below a line get columns out of step.
    """
    uneven = [
        bool(line.numbered or line.title or line.fixed or line.width < _SHORT * page.width)
        for line in page.lines
    ]
    return [
        Turn.UNKNOWN if any(uneven[max(0, index - 3) : index + 2]) else Turn.EVEN
        for index in range(len(uneven))
    ]


def known_sides(lines: list[MeasuredLine], parted: frozenset[int]) -> dict[int, bool]:
    """Return which lines are known to stand in the left column or not: halves of parted rows."""
    known: dict[int, bool] = {}
    for index, line in enumerate(lines[1:], 1):
        if line.start in parted:
            known[index - 1], known[index] = True, False
    return known
