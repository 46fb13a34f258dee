"""Rates, and the weight of a word among several groups of text."""

from __future__ import annotations

import math


def per_thousand(count: int, size: int) -> float:
    """Return how often a word stands in a thousand words; 0 in an empty text.

    >>> per_thousand(3, 1500)
    2.0
    """
    return count * 1000 / size if size else 0.0


def per_million(count: int, size: int) -> float:
    """Return how often a word stands in a million words; 0 in an empty text.

    >>> per_million(3, 1500)
    2000.0
    """
    return count * 10**6 / size if size else 0.0


def tf_idf(count: int, groups: int, groups_with: int) -> float:
    """Return count · log10(groups / groups with the word) (Spärck Jones 1972).

    A word of all groups weighs nothing. The form of `dfm_tfidf` in quanteda.

    >>> tf_idf(3, 100, 10), tf_idf(3, 4, 4)
    (3.0, 0.0)
    """
    return count * math.log10(groups / groups_with) if groups_with else 0.0
