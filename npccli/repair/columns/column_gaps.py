"""What blank lines say about columns that an extractor read in turn.

Some extractors set a blank line wherever they jump to another part of the page. Whether
those of a text do so is measured: words hardly ever go on over such a blank line, and often
over the line ends without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from npccli.repair.measure.layout import FINAL, MeasuredLine
from npccli.repair.script import is_han

_WORD_IN_NEXT, _WORD_IN_OTHER = 0.38, 0.023
"""How often a word goes on from a line in the next one of its column, and in any other line."""

_USUAL_WEIGHT = 4.0
_SUREST = 0.97
_MOST, _FEW, _UNSEEN = 4.0, 3.0, 1.0


class Gaps(NamedTuple):
    """The log odds that the column changes at a line end: without a blank line, and with."""

    without: float
    with_one: float

    def weigh(self, line: MeasuredLine) -> float:
        """Return the log odds that `line` stands in another column than the one above it."""
        return self.with_one if line.gap else self.without


NO_GAPS = Gaps(0.0, 0.0)


def observe_gaps(lines: Sequence[MeasuredLine], straddled: Sequence[bool]) -> Gaps:
    """Return what the blank lines of a text say about its columns; `straddled` as ever.

    A text that has none, or one above every line, says nothing.
    """
    counts, words = [0, 0], [0, 0]
    for index, goes_on in enumerate(straddled):
        before, behind = lines[index], lines[index + 1]
        if before.ends == FINAL or not (is_han(before.text[-1]) and is_han(behind.text[0])):
            continue
        side = 1 if behind.gap else 0
        counts[side] += 1
        words[side] += goes_on
    total = sum(counts)
    if not min(counts):
        return NO_GAPS
    usual = sum(words) / total
    same, other = [0.0, 0.0], [0.0, 0.0]
    for side in (0, 1):
        rate = (words[side] + _USUAL_WEIGHT * usual) / (counts[side] + _USUAL_WEIGHT)
        share = (rate - _WORD_IN_OTHER) / (_WORD_IN_NEXT - _WORD_IN_OTHER)
        share = min(_SUREST, max(1.0 - _SUREST, share))
        same[side], other[side] = counts[side] * share, counts[side] * (1.0 - share)
    known = min(counts) / (min(counts) + _FEW)
    without, with_one = _log_odds(same, other)
    return Gaps(known * without, known * with_one)


def count_gaps(changes: Iterable[tuple[MeasuredLine, bool]]) -> Gaps:
    """Return what blank lines say, when it is known above which lines the column changes."""
    same, other = [_UNSEEN, _UNSEEN], [_UNSEEN, _UNSEEN]
    for line, is_change in changes:
        (other if is_change else same)[1 if line.gap else 0] += 1.0
    if _UNSEEN in (same[0] + other[0] - _UNSEEN, same[1] + other[1] - _UNSEEN):
        return NO_GAPS
    return Gaps(*_log_odds(same, other))


def _log_odds(same: list[float], other: list[float]) -> tuple[float, float]:
    """Return the log odds of a change, without and with a blank line."""
    without, with_one = (
        log(other[side] / sum(other)) - log(same[side] / sum(same)) for side in (0, 1)
    )
    return max(-_MOST, min(_MOST, without)), max(-_MOST, min(_MOST, with_one))
