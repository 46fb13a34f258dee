"""How much likelier a character is behind another one in this text than anywhere else.

A report says the same things again and again, so that what stands side by side at a line
end often stands side by side inside another line of the same text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log

_PRIOR = 20.0


class CharacterPairs:
    """The pairs of neighbouring characters in some lines, counted."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines; they are counted when the first pair is asked for."""
        self._lines = lines
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._single: Counter[str] = Counter()
        self._total = 0

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
        if self._lines:
            self._count()
        share = self._single[first] / self._total
        if not share:
            return 0.0
        seen = self._pairs[last, first] + _PRIOR * share
        return log(seen / (self._single[last] + _PRIOR) / share)
