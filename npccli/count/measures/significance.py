"""How likely a difference is by chance, and what many tests at once do to that."""

from __future__ import annotations

import math
from collections.abc import Sequence

CORRECTIONS = ("none", "bonferroni", "holm", "bh")
"""How p values can be corrected for the number of tests."""


def chi_square_p(statistic: float) -> float:
    """Return the probability that chi-square with 1 degree of freedom exceeds `statistic`.

    p = erfc(√(x / 2)), exact for one degree of freedom; the sign of the statistic, which
    only says which side has more, is left out.

    >>> round(chi_square_p(3.841458820694124), 6), chi_square_p(0)
    (0.05, 1.0)
    """
    return math.erfc(math.sqrt(abs(statistic) / 2))


def adjust_p_values(values: Sequence[float], correction: str = "holm") -> list[float]:
    """Return the p values corrected for being many, in the order given, none above 1.

    With m values of which p(i) is the i-th smallest: `bonferroni` is m·p; `holm` (Holm
    1979) is the largest of (m - j + 1)·p(j) for j ≤ i, which like Bonferroni bounds the
    chance of a single false finding; `bh` (Benjamini and Hochberg 1995) is the smallest
    of m·p(j)/j for j ≥ i, which bounds the share of false findings. As `p.adjust` in R.

    >>> adjust_p_values([0.01, 0.04, 0.03], "holm")
    [0.03, 0.06, 0.06]
    >>> adjust_p_values([0.01, 0.04, 0.03], "bh")
    [0.03, 0.04, 0.04]
    """
    if correction not in CORRECTIONS:
        raise ValueError(f"unknown correction: {correction!r}")
    if correction == "none":
        return list(values)
    size = len(values)
    if correction == "bonferroni":
        return [min(1.0, value * size) for value in values]
    adjusted = [1.0] * size
    ascending = sorted(range(size), key=lambda index: values[index])
    if correction == "holm":
        largest = 0.0
        for place, index in enumerate(ascending):
            largest = max(largest, (size - place) * values[index])
            adjusted[index] = min(1.0, largest)
        return adjusted
    smallest = 1.0
    for place in range(size, 0, -1):
        index = ascending[place - 1]
        smallest = min(smallest, size * values[index] / place)
        adjusted[index] = smallest
    return adjusted
