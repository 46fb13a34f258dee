"""Which words keep company in the clauses of a text, and what part of speech follows which.

A report says the same things in the same ways: what is done with what, which word opens a
phrase that another one closes. So the two halves of a clause that a line end cut apart know
each other, even where no word goes over the line end. How much that says is measured on
the text itself, on lines cut in the middle.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import exp, log
from typing import NamedTuple

from npccli.cutter import shared_cutter
from npccli.repair.script import is_han

_REACH = 6
"""So many words on each side of a line end are looked at, and no further than a mark."""

_PRIOR = 4.0
"""So many are added to what was seen and to what chance would give: a few show little."""

_STOPS = frozenset("，。；：！？")
_FEWEST_WORDS, _MOST_SAMPLES = 6, 400
"""So many words a line has at least to be a sample; of many lines about so many are taken."""

_FEW = 20
"""With so many samples what they say counts for half."""

_MOST = 3.0
"""So much is the most that either of the two scores of a line end counts."""

_STEPS, _STEEPEST = 8, 2.0
"""How often the weight of the score is made better, and how great it becomes at most."""


class Words(NamedTuple):
    """The words of a line that stand near its ends, and their parts of speech there."""

    last: tuple[str, ...]
    first: tuple[str, ...]
    last_part: str
    first_part: str


class ClauseWords:
    """The words of some lines, counted when the first pair of lines is asked for."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Take the lines of a text."""
        self._lines = lines
        self._known: dict[str, Words] = {}
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._left: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        self._parts: Counter[tuple[str, str]] = Counter()
        self._upper: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()
        self._total = self._total_parts = 1
        self._company = self._order = 0.0
        self._company_of: dict[str, dict[str, float]] = defaultdict(dict)

    def log_odds(self, before: str, behind: str) -> float:
        """Return the log odds that a clause goes on from the line `before` in `behind`."""
        if self._lines:
            self._count()
        upper, lower = self._words(before), self._words(behind)
        company = self._company * self._keep_company(upper.last, lower.first)
        order = self._order * self._follow(upper.last_part, lower.first_part)
        return max(-_MOST, min(_MOST, company)) + max(-_MOST, min(_MOST, order))

    def _words(self, line: str) -> Words:
        found = self._known.get(line)
        if found is None:
            found = self._known[line] = _near_ends(_tagged(line))
        return found

    def _count(self) -> None:
        lines = [_tagged(line) for line in self._lines]
        self._lines = ()
        for words in lines:
            for clause in _clauses(words):
                for at, word in enumerate(clause):
                    beside = clause[max(0, at - 2 * _REACH) : at]
                    self._right[word] += len(beside)
                    for other in beside:
                        self._pairs[other, word] += 1
                        self._left[other] += 1
            parts = [part for _, part in words]
            self._parts.update(pairwise(parts))
            self._upper.update(parts[:-1])
            self._lower.update(parts[1:])
        self._total = max(1, self._right.total())
        self._total_parts = max(1, self._lower.total())
        self._measure(lines)

    def _measure(self, lines: list[list[tuple[str, str]]]) -> None:
        """Measure on lines cut in the middle what the counts say of halves that belong together."""
        step = max(1, len(lines) // _MOST_SAMPLES)
        halves = [
            (_near_ends(words[: len(words) // 2]), _near_ends(words[len(words) // 2 :]))
            for words in lines[::step]
            if len(words) >= _FEWEST_WORDS
        ]
        others = [*halves[1:], *halves[:1]]
        together = [
            sum(self._log_company(word, other, 1) for word in upper.last for other in lower.first)
            for upper, lower in halves
        ]
        apart = [
            self._keep_company(upper.last, other.first)
            for (upper, _), (_, other) in zip(halves, others, strict=True)
        ]
        self._company = _tell_apart(together, apart)
        together = [self._follow(u.last_part, w.first_part, 1) for u, w in halves]
        apart = [
            self._follow(upper.last_part, other.first_part)
            for (upper, _), (_, other) in zip(halves, others, strict=True)
        ]
        self._order = _tell_apart(together, apart)

    def _keep_company(self, last: tuple[str, ...], first: tuple[str, ...]) -> float:
        """Return how much oftener these words stand in one clause than by chance."""
        score = 0.0
        for word in last:
            known = self._company_of[word]
            for other in first:
                odds = known.get(other)
                if odds is None:
                    odds = known[other] = self._log_company(word, other)
                score += odds
        return score

    def _log_company(self, word: str, other: str, known: int = 0) -> float:
        """Return the same of two words; so often as they are `known` to do so is not counted."""
        seen = self._pairs.get((word, other), 0) - known
        expected = self._left[word] / self._total * self._right[other]
        return log((max(0, seen) + _PRIOR) / (expected + _PRIOR))

    def _follow(self, last: str, first: str, known: int = 0) -> float:
        """Return how much oftener one part of speech stands behind another than by chance."""
        expected = self._upper[last] * self._lower[first] / self._total_parts
        seen = max(0, self._parts[last, first] - known)
        return log((seen + _PRIOR) / (expected + _PRIOR))


def _tagged(line: str) -> list[tuple[str, str]]:
    """Return the words of a line with their parts of speech; a mark is its own part."""
    text = "".join(line.split()).encode("utf-8", "replace").decode("utf-8")
    return [
        (word, part if is_han(word[0]) else word if part == "x" else part)
        for word, part in shared_cutter().tag(text, False)
    ]


def _clauses(words: Sequence[tuple[str, str]]) -> Iterator[list[str]]:
    clause: list[str] = []
    for word, _ in words:
        if word in _STOPS:
            yield clause
            clause = []
        else:
            clause.append(word)
    yield clause


def _near_ends(words: Sequence[tuple[str, str]]) -> Words:
    if not words:
        return Words((), (), "", "")
    *_, last = _clauses(words[-_REACH:])
    first = next(_clauses(words[:_REACH]))
    return Words(tuple(last), tuple(first), words[-1][1], words[0][1])


def _tell_apart(together: Sequence[float], apart: Sequence[float]) -> float:
    """Return by what to multiply scores to get log odds (logistic regression, Newton's method).

    The scores belong to halves of one line and of two; a few of them show little.
    """
    slope = 0.0
    for _ in range(_STEPS):
        odds = [(score, 1.0 / (1.0 + exp(-slope * score))) for score in (*together, *apart)]
        change = sum(together) - sum(score * share for score, share in odds)
        curve = sum(score * score * share * (1.0 - share) for score, share in odds)
        if not curve:
            break
        slope = max(0.0, min(_STEEPEST, slope + change / curve))
    count = len(together)
    return slope * count / (count + _FEW)
