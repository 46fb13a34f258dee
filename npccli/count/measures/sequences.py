"""Whether a sequence of words is a unit: held together inside, free at its ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

OPEN = ""
"""The neighbour at a mark or at the end of a sentence."""


def cohesion(
    words: Sequence[str], count_of: Callable[[tuple[str, ...]], int], size: int
) -> float | None:
    """Return the weakest pointwise mutual information between two halves of a sequence.

    The least, over the places where the sequence can be cut in two, of
    log2(N · f(whole) / (f(left) · f(right))), with f the counts of the parts and N the
    number of words: the way in which Silva and Lopes (1999) extend two-word measures, with
    the weakest cut in place of the mean. None for a single word.

    >>> counts = {("a", "b"): 4, ("a",): 4, ("b",): 8}
    >>> cohesion(("a", "b"), lambda part: counts[part], 64)
    3.0
    """
    whole = tuple(words)
    together = count_of(whole)
    if len(whole) < 2 or not together:
        return None
    return min(
        math.log2(size * together / (count_of(whole[:cut]) * count_of(whole[cut:])))
        for cut in range(1, len(whole))
    )


def boundary_freedom(neighbours: Mapping[str, int]) -> float:
    """Return the entropy, in bits, of what stands beside a sequence on one side.

    -Σ p·log2 p over the neighbours; each time that the sequence stands at a mark or at the
    end of a sentence (`OPEN`) counts as a neighbour of its own. Near 0 the sequence is part
    of a longer one; a unit has many neighbours on both sides (branching entropy: Tanaka-
    Ishii 2005; Huang and Powers 2003).

    >>> boundary_freedom({"的": 4}), boundary_freedom({OPEN: 4})
    (0.0, 2.0)
    """
    total = sum(neighbours.values())
    if not total:
        return 0.0
    bits = 0.0
    for word, count in sorted(neighbours.items()):
        share = 1 / total if word == OPEN else count / total
        times = count if word == OPEN else 1
        bits -= times * share * math.log2(share)
    return abs(bits)
