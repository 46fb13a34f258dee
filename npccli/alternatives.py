"""A regular expression for any of many words: one that is made fast, and one that finds fast."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, at each place the longest first.

    It is no group of its own. No words give an empty pattern.

    >>> any_of(["监督", "监察", "监察官", "立法"])
    '监察官|监察|监督|立法'
    """
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def tree_of(words: Iterable[str]) -> str:
    """Return a pattern that matches the same, in which words that begin alike stand together.

    Where a word begins, only those that begin so are tried: it takes twice as long to compile,
    and half as long to find all the words in a long text.

    >>> tree_of(["监督", "监察", "监察官", "立法"])
    '监(?:察(?:官)?|督)|立法'
    """
    branches, may_end = _branches(sorted(set(words)))
    return "|".join([*branches, ""] if may_end and branches else branches)


def _branches(words: list[str]) -> tuple[list[str], bool]:
    """Return a pattern for the words of each beginning, and whether one of them is empty."""
    by_first: dict[str, list[str]] = {}
    for word in words:
        if word:
            by_first.setdefault(word[0], []).append(word[1:])
    branches = [re.escape(first) + _behind(rests) for first, rests in by_first.items()]
    return branches, "" in words


def _behind(words: list[str]) -> str:
    """Return a pattern for what may follow a character."""
    branches, may_end = _branches(words)
    if len(branches) == 1 and not may_end:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' * may_end}" if branches else ""
