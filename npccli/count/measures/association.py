"""How far two words stand together more than chance would have it.

All measures are of one table of four counts; R₁ and C₁ are its margins, N is its sum and
E₁₁ = R₁·C₁ / N is what chance would give.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contingency:
    """How often two things occur: both, the first only, the second only, neither."""

    both: int
    first_only: int
    second_only: int
    neither: int

    @property
    def first(self) -> int:
        """The margin R₁: all of the first."""
        return self.both + self.first_only

    @property
    def second(self) -> int:
        """The margin C₁: all of the second."""
        return self.both + self.second_only

    @property
    def size(self) -> int:
        """The sum N of the table."""
        return self.first + self.second_only + self.neither

    @property
    def expected(self) -> float:
        """The count E₁₁ of both that chance would give."""
        return self.first * self.second / self.size if self.size else 0.0


def mutual_information(cells: Contingency) -> float | None:
    """Return MI = log2(O₁₁ / E₁₁) (Church and Hanks 1990); None when both never occur.

    It favours rare words: ask for a minimum count beside it.

    >>> mutual_information(Contingency(8, 8, 8, 40))
    1.0
    """
    return math.log2(cells.both / cells.expected) if cells.both else None


def t_score(cells: Contingency) -> float | None:
    """Return t = (O₁₁ - E₁₁) / √O₁₁ (Church et al. 1991); None when both never occur.

    It favours frequent words. It orders; it is no test of significance.

    >>> t_score(Contingency(4, 4, 4, 4))
    0.0
    """
    return (cells.both - cells.expected) / math.sqrt(cells.both) if cells.both else None


def log_dice(cells: Contingency) -> float | None:
    """Return logDice = 14 + log2(2·O₁₁ / (R₁ + C₁)) (Rychlý 2008); at most 14.

    It does not depend on the size of the corpus. None when both never occur.

    >>> log_dice(Contingency(5, 0, 0, 100))
    14.0
    """
    return 14 + math.log2(2 * cells.both / (cells.first + cells.second)) if cells.both else None


def log_likelihood(cells: Contingency) -> float:
    """Return the signed G² = 2 Σ O·ln(O / E) over four cells (Dunning 1993).

    Negative where both occur together less than chance would have it.

    >>> round(log_likelihood(Contingency(110, 2442, 111, 29114)), 6)
    270.721877
    """
    size = cells.size
    columns = (cells.second, size - cells.second)
    rows = ((cells.both, cells.first_only), (cells.second_only, cells.neither))
    total = 0.0
    for row in rows:
        for count, column in zip(row, columns, strict=True):
            if count:
                total += count * math.log(count * size / (sum(row) * column))
    return math.copysign(max(2 * total, 0.0), cells.both * size - cells.first * cells.second)
