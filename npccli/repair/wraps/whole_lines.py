"""Texts whose lines are whole paragraphs, as web pages and Word files give them.

Hardly a line is broken off there. One without a final mark is a kicker above the title
(基层代表说——), a claim set apart from the text, or a caption, and not the first line of the
paragraph below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Protocol

from npccli.repair.measure.layout import COMMA, DASH, FINAL, PLAIN, Look, MeasuredLine
from npccli.repair.wraps.habits import Habits

_WIDER_THAN_COLUMNS, _FEWEST_WHOLE, _MOST_BROKEN = 120, 2, 0.2
_HALF, _MOST = 0.5, 0.75

_WIDEST_TITLE, _AMONG_WHOLE_LINES = 80, -2.0
"""Where lines are whole paragraphs, one no wider is rather a title than the first of one."""

_USUAL, _CAUTION = 0.05, 1.0
"""What is added to the lines counted that are broken off, and to all."""


class LineEnd(Protocol):
    """What is asked of a line end here."""

    @property
    def before(self) -> MeasuredLine:
        """The line before it."""

    @property
    def behind(self) -> MeasuredLine:
        """The line behind it."""

    @property
    def straddled(self) -> bool:
        """Whether a word goes on over it."""


def seldom_broken(ends: Sequence[LineEnd]) -> float:
    """Return how seldom lines are broken off, as a logarithm below 0; 0 where lines are short.

    Lines wider than any column are paragraphs if most of them end sentences, and hardly
    another line is broken off amid one. Half of them are enough where none is, as where
    claims without a final mark stand above the text.
    """
    lines = [end.behind for end in ends]
    long = [line.ends == FINAL for line in lines if line.width > _WIDER_THAN_COLUMNS]
    if len(long) < _FEWEST_WHOLE or sum(long) < _HALF * len(long):
        return 0.0
    broken = len([end for end in ends if end.before.ends == COMMA or end.straddled])
    if broken > _MOST_BROKEN * len(long) or (broken and sum(long) < _MOST * len(long)):
        return 0.0
    return log((broken + _USUAL) / (len(long) + broken + _CAUTION))


def with_head_apart(
    lines: list[MeasuredLine], straddled: Sequence[bool], habits: Habits
) -> list[MeasuredLine]:
    """Return the lines with those above the first paragraph as lines that stand for themselves.

    These are kickers, titles and claims. A word that goes on over a line end is broken off,
    and so is a sentence at a blank line where blank lines do not part the paragraphs.
    """
    if not habits.seldom_broken:
        return lines
    found = list(lines)
    for index, (line, goes_on, below) in enumerate(zip(lines, straddled, lines[1:], strict=False)):
        if line.ends not in (PLAIN, DASH) or goes_on or (below.gap and not habits.parts_by_gaps):
            break
        found[index] = line.alone()
    return found


def as_title(look: Look, ends: int, measured: int) -> float:
    """Return what a line among whole paragraphs loses as the first of one, being like a title."""
    like_title = ends == PLAIN and measured <= _WIDEST_TITLE
    if look.commas or look.stops or look.numbered or look.unclosed:
        like_title = False
    return _AMONG_WHOLE_LINES if like_title else 0.0
