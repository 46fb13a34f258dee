"""How far a word is more frequent in one text, the target, than in another, the reference.

In all formulas a and b are the counts of the word in target and reference, and n and m
the numbers of words there.
"""

from __future__ import annotations

import math

from npccli.count.measures.association import Contingency, log_likelihood

_HALF = 0.5


def keyness(target: int, reference: int, target_size: int, reference_size: int) -> float:
    """Return the signed log-likelihood ratio G² over all four cells.

    G² = 2 Σ O·ln(O / E) over the word and all other words, in target and reference; the
    sign is that of a/n - b/m, so that what the target has less of is negative (Dunning
    1993, Computational Linguistics 19). Zero where either text is empty.

    >>> round(keyness(12, 25, 300, 900), 6), round(keyness(25, 12, 900, 300), 6)
    (1.063547, -1.063547)
    """
    if not target_size or not reference_size:
        return 0.0
    cells = Contingency(target, target_size - target, reference, reference_size - reference)
    return math.copysign(abs(log_likelihood(cells)), _difference(cells))


def keyness_of_two_cells(
    target: int, reference: int, target_size: int, reference_size: int
) -> float:
    """Return the signed log-likelihood of the two cells of the word itself.

    2 (a·ln(a / E₁) + b·ln(b / E₂)) with E₁ = n(a + b)/(n + m), E₂ = m(a + b)/(n + m): the
    usual short form (Rayson and Garside 2000, Comparing Corpora Workshop), as most
    web calculators give it. For rare words it is next to `keyness`.

    >>> round(keyness_of_two_cells(12, 25, 300, 900), 6)
    1.028794
    """
    if not target_size or not reference_size:
        return 0.0
    cells = Contingency(target, target_size - target, reference, reference_size - reference)
    share = (target + reference) / (target_size + reference_size)
    total = sum(
        count * math.log(count / (size * share))
        for count, size in ((target, target_size), (reference, reference_size))
        if count
    )
    return math.copysign(max(2 * total, 0.0), _difference(cells))


def log_ratio(target: int, reference: int, target_size: int, reference_size: int) -> float | None:
    """Return how many times the word's rate doubles from the reference to the target.

    log2((a / n) / (b / m)), a count of zero replaced by 0.5 (Hardie 2014). 1 is twice as
    frequent, -1 half as frequent. None where a text is empty or the word in neither.

    >>> log_ratio(20, 10, 1000, 1000), log_ratio(0, 4, 1000, 1000)
    (1.0, -3.0)
    """
    if not target_size or not reference_size or not (target or reference):
        return None
    return math.log2(((target or _HALF) / target_size) / ((reference or _HALF) / reference_size))


def percent_difference(
    target: int, reference: int, target_size: int, reference_size: int
) -> float | None:
    """Return %DIFF: the difference of the rates in per cent of the reference's rate.

    100 (a/n - b/m) / (b/m) (Gabrielatos and Marchi 2011). -100 where the target lacks the
    word, infinity where only the reference lacks it; None as for `log_ratio`.

    >>> percent_difference(30, 10, 1000, 1000), percent_difference(0, 10, 1000, 1000)
    (200.0, -100.0)
    """
    if not target_size or not reference_size or not (target or reference):
        return None
    if not reference:
        return math.inf
    return 100 * (target * reference_size / (reference * target_size) - 1)


def bayes_factor(statistic: float, size: int) -> float:
    """Return BIC: the log-likelihood less the logarithm of the number of words in both.

    |G²| - ln(n + m) (Wilson 2013, Corpus Linguistics conference). Above 2 there is
    evidence against equal rates, above 10 very strong evidence; below 0 there is none.

    >>> round(bayes_factor(21.43836526798959, 18713 + 7920), 9)
    11.248458941
    """
    return abs(statistic) - math.log(size)


def _difference(cells: Contingency) -> float:
    """Return a number with the sign of a/n - b/m, computed without rounding."""
    return cells.both * cells.neither - cells.first_only * cells.second_only
