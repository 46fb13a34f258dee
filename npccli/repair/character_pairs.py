"""How much likelier a character is behind another one in this text than anywhere else.

A report says the same things again and again, so that what stands side by side at a line
end often stands side by side inside another line of the same text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log

from npccli.repair.script import places_of

_PRIOR = 20.0
_FEW = 20


class CharacterPairs:
    """The pairs of neighbouring characters in some lines, counted."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines; they are counted when the first pair is asked for."""
        self._lines = lines
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._single: Counter[str] = Counter()
        self._total = 0
        self._asked = 0

    def _counts(self, last: str, first: str) -> tuple[int, int, int]:
        """Return how often a pair stands in the lines, and each of its characters.

        For a few pairs the text is searched, which takes less time than to count them all.
        """
        if self._lines and self._asked < _FEW:
            self._asked += 1
            text = "\n".join(self._lines)
            self._total = len(text) - len(self._lines) + 1
            if last == first:
                pairs = sum(text.startswith(first, at + 1) for at in places_of(last, text))
            else:
                pairs = text.count(last + first)
            return pairs, text.count(last), text.count(first)
        if self._lines:
            self._count()
        return self._pairs[last, first], self._single[last], self._single[first]

    def _count(self) -> None:
        for line in self._lines:
            self._single.update(line)
            self._pairs.update(pairwise(line))
        self._total = self._single.total()
        self._lines = ()

    def log_odds(self, last: str, first: str) -> float:
        """Return the log of how much more often `first` stands behind `last` than elsewhere.

        >>> pairs = CharacterPairs(["依法监督", "监督工作", "工作监督"])
        >>> pairs.log_odds("工", "作") > pairs.log_odds("督", "作")
        True
        """
        pairs, before, behind = self._counts(last, first)
        share = behind / self._total
        if not share:
            return 0.0
        return log((pairs + _PRIOR * share) / (before + _PRIOR) / share)
