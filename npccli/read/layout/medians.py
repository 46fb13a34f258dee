"""The middle of some values."""

from __future__ import annotations

from collections.abc import Iterable


def median(values: Iterable[float]) -> float:
    """Return the median of values, of which there must be one at least.

    As in `statistics`, whose import takes longer than reading a page.

    >>> median([4, 1, 3]), median([4, 1, 3, 2])
    (3, 2.5)
    """
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def upper_median(values: list[tuple[float, int]]) -> float:
    """Return the upper median of values that come so many times; they are sorted by this.

    >>> upper_median([(9.0, 3), (5.0, 2), (7.0, 1)])
    9.0
    """
    values.sort()
    rest = sum([count for _, count in values]) // 2
    index = 0
    while rest >= values[index][1]:
        rest -= values[index][1]
        index += 1
    return values[index][0]
