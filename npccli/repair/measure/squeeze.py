"""Measure how far typesetting squeezed the marks of a justified text, and undo it.

A full line that holds more marks than its neighbour holds more characters as well, because
each mark gives up a part of its width. How much is learned from lines that are plainly
inside a paragraph; without such lines, or without the effect, widths stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import Look, MeasuredLine
from npccli.repair.measure.widths import with_width

_MARK = lazy_pattern(r"[，。、；：！？“”‘’（）《》【】「」]")
_NARROW = lazy_pattern(r"[A-Za-z0-9]")
_FEWEST_PAIRS = 5
_CAUTION = 8.0
"""Added to the sum of squares, so that few lines say little."""

_LEAST, _MOST = 0.3, 0.75
_FAR_APART = 6
"""Neighbours that differ by more columns do not stand in one column."""


def observe_squeeze(lines: Sequence[MeasuredLine], going_on: Sequence[bool]) -> float:
    """Return how many columns each mark of a full line gives up; 0 when that does not show.

    `going_on` tells of each line whether its sentence plainly goes on behind it.
    """
    squares = products = pairs = 0
    for index in range(1, len(lines) - 1):
        if not (going_on[index - 1] and going_on[index] and going_on[index + 1]):
            continue
        line, following = lines[index], lines[index + 1]
        more_columns = line.width - following.width
        if abs(more_columns) > _FAR_APART or line.stretched or following.stretched:
            continue
        if _NARROW.search(line.text) or _NARROW.search(following.text):
            continue
        more_marks = _marks(line) - _marks(following)
        if more_marks:
            squares += more_marks * more_marks
            products += more_marks * more_columns
            pairs += 1
    squeeze = products / (squares + _CAUTION)
    return min(_MOST, squeeze) if pairs >= _FEWEST_PAIRS and squeeze >= _LEAST else 0.0


def without_squeeze(lines: Sequence[MeasuredLine], squeeze: float) -> list[MeasuredLine]:
    """Return the lines with the width that they would take if no mark gave up any of its own."""
    looks: dict[Look, Look] = {}
    return [line if line.stretched else _narrowed(line, squeeze, looks) for line in lines]


def _narrowed(line: MeasuredLine, squeeze: float, looks: dict[Look, Look]) -> MeasuredLine:
    marks = _marks(line)
    if not marks:
        return line
    return with_width(line, line.width - round(squeeze * marks), looks)


def _marks(line: MeasuredLine) -> int:
    return len(_MARK.findall(line.text))
