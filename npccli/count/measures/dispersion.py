"""How evenly a word is spread over the parts of a corpus.

`counts` are those of the word in each part, `sizes` the words of each part; parts
without words are left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence


def deviation_of_proportions(counts: Sequence[int], sizes: Sequence[int]) -> float | None:
    """Return Gries's DP: 0 for a word spread like the text, towards 1 for a clumped one.

    DP = ½ Σ |vᵢ/F - sᵢ/S| with the counts vᵢ of sum F and the sizes sᵢ of sum S (Gries
    2008, International Journal of Corpus Linguistics 13). None without an occurrence.

    >>> deviation_of_proportions([1, 1, 0, 0], [10, 10, 10, 10])
    0.5
    """
    pairs = _parts(counts, sizes)
    total, size = sum(count for count, _ in pairs), sum(each for _, each in pairs)
    if not total:
        return None
    return sum(abs(count / total - each / size) for count, each in pairs) / 2


def normalised_deviation(counts: Sequence[int], sizes: Sequence[int]) -> float | None:
    """Return DPnorm = DP / (1 - min sᵢ/S), which can reach 1 (Lijffijt and Gries 2012).

    None without an occurrence, and for a single part.

    >>> normalised_deviation([2, 0], [10, 10])
    1.0
    """
    deviation = deviation_of_proportions(counts, sizes)
    pairs = _parts(counts, sizes)
    if deviation is None or len(pairs) < 2:
        return None
    return deviation / (1 - min(size for _, size in pairs) / sum(size for _, size in pairs))


def juilland_d(counts: Sequence[int], sizes: Sequence[int]) -> float | None:
    """Return Juilland's D: 1 for equal rates in all parts, 0 for a word of one part.

    D = 1 - V / √(k - 1), with V the standard deviation of the rates vᵢ/sᵢ (over k parts)
    divided by their mean (Juilland et al. 1970; rates take care of unequal parts). With
    many parts D is high for nearly every word. None as for `normalised_deviation`.

    >>> juilland_d([3, 3, 3], [10, 10, 10]), juilland_d([3, 0, 0], [10, 10, 10])
    (1.0, 0.0)
    """
    rates = [count / size for count, size in _parts(counts, sizes)]
    if len(rates) < 2 or not any(rates):
        return None
    mean = math.fsum(rates) / len(rates)
    deviation = math.sqrt(math.fsum((rate - mean) ** 2 for rate in rates) / len(rates))
    return min(1.0, max(0.0, 1 - deviation / mean / math.sqrt(len(rates) - 1)))


def document_range(counts: Iterable[int]) -> int:
    """Return the number of parts in which the word occurs.

    >>> document_range([3, 0, 1])
    2
    """
    return sum(count > 0 for count in counts)


def _parts(counts: Sequence[int], sizes: Sequence[int]) -> list[tuple[int, int]]:
    return [(count, size) for count, size in zip(counts, sizes, strict=True) if size]
