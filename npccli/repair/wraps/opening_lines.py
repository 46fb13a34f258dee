"""Lines that are one short sentence and open an article: a paragraph of their own.

Many articles of newspapers open so (岁月不居，时节如流。). Below a byline such a line looks like
the first one of a paragraph if it was justified; where the columns change, like the last one of
the article before. How many articles of the page open so shows below the bylines; without one
it is no page of articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from npccli.lazy import lazy_pattern
from npccli.repair.measure.layout import FINAL, MeasuredLine
from npccli.repair.script import HAN
from npccli.repair.wraps.line_scores import Boundary

_LONGEST = 16
_SENTENCE = lazy_pattern(rf"[{HAN}]{{4,8}}，[{HAN}]{{4,8}}[。！]")
_FIRST, _LAST = 0.005, 0.01
"""The share of first and of last lines of a longer paragraph that are such a sentence."""

_USUAL, _CAUTION = 0.3, 2.0
"""What is added to the articles counted, of which few say little."""

_LINES = 4
"""So many lines above and below show how wide the columns are there."""

_ABOUT = 4
_OTHER_COLUMN = 5
"""Columns differ by so much at least: a first line may lack its indent of four."""


def opening_gains(boundaries: Sequence[Boundary]) -> dict[int, float]:
    """Return, by the number of each line behind, how much likelier a line end is in a paragraph.

    That is a difference of log probabilities, below 0. Asked are the line ends behind a sentence
    that opens an article, and those before one where the columns change.
    """
    opening = [index for index, end in enumerate(boundaries) if _may_open(end.before)]
    if not opening:
        return {}
    below = [index for index, end in enumerate(boundaries, start=1) if end.before.fixed]
    first = [at for at in below if at < len(boundaries) and not boundaries[at].before.fixed]
    if not first:
        return {}
    known = sum(_may_open(boundaries[at].before) for at in first)
    usual = log((known + _USUAL) / (len(first) + _CAUTION))
    gains: dict[int, float] = {}
    for index in opening:
        if index in first:
            gains[index + 1] = log(_FIRST) - usual
        elif index and boundaries[index - 1].before.ends == FINAL and _changes(boundaries, index):
            gains[index] = log(_LAST) - usual
    return gains


def _may_open(line: MeasuredLine) -> bool:
    """Tell whether a line is one short sentence of two clauses."""
    if line.ends != FINAL or line.fixed or line.marker:
        return False
    if line.stretched:
        return _SENTENCE.fullmatch(line.text.replace(" ", "")) is not None
    return len(line.text) <= _LONGEST + 2 and _SENTENCE.fullmatch(line.text) is not None


def _changes(boundaries: Sequence[Boundary], index: int) -> bool:
    """Tell whether the lines above and below a line stand in columns of other widths."""
    above = [end.before for end in boundaries[max(0, index - _LINES) : index]]
    below = [end.behind for end in boundaries[index : index + _LINES]]
    widths = _column(above), _column(below)
    return min(widths) > 0 and abs(widths[0] - widths[1]) >= _OTHER_COLUMN


def _column(lines: Sequence[MeasuredLine]) -> int:
    """Return the width that two unfinished lines or more show, 0 where they show none."""
    widths = sorted(
        line.width + line.indent
        for line in lines
        if line.ends != FINAL and not (line.fixed or line.stretched)
    )
    return widths[-1] if len(widths) > 1 and widths[-1] - widths[-2] <= _ABOUT else 0
