"""TextRank: the words that stand beside many words that matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter, mul

WINDOW = 5
DAMPING = 0.85
_CLOSE = 1e-8
_LONGEST = 500


def text_rank(
    sentences: Iterable[Sequence[str]],
    keep: Callable[[str], bool] = lambda _: True,
    window: int = WINDOW,
) -> dict[str, float]:
    """Return the score of each word that `keep` keeps, the highest scaled to 1.

    The graph has an edge between two kept words for each time that they stand in one
    sentence with fewer than `window` words from the one to the other; the weight of an
    edge is the number of times. Scores are the fixed point of
    WS(i) = (1 - d) + d Σⱼ wⱼᵢ / Σₖ wⱼₖ · WS(j) with d = 0.85 (Mihalcea and Tarau 2004). A
    word without a neighbour has the least score, 1 - d before scaling.

    >>> scores = text_rank([["人大", "监督", "预算"], ["人大", "监督"], ["监督", "法院"]])
    >>> sorted(scores, key=scores.get, reverse=True)[0], scores["监督"]
    ('监督', 1.0)
    """
    weights: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for sentence in sentences:
        kept = [(place, word) for place, word in enumerate(sentence) if keep(word)]
        for index, (place, word) in enumerate(kept):
            weights[word]  # a word of its own is a node as well
            for other_place, other in kept[index + 1 :]:
                if other_place - place >= window:
                    break
                if other != word:
                    weights[word][other] += 1
                    weights[other][word] += 1
    nodes = sorted(weights)
    places = {word: place for place, word in enumerate(nodes)}
    totals = [sum(weights[word].values()) for word in nodes]
    neighbours: list[Callable[[list[float]], Iterable[float]]] = []
    shares: list[list[float]] = []
    for ordered in (sorted(weights[word].items()) for word in nodes):
        beside = [places[other] for other, _ in ordered]
        neighbours.append(_picker(beside))
        shares.append([DAMPING * weight / totals[places[other]] for other, weight in ordered])
    scores = [1.0] * len(nodes)
    for _ in range(_LONGEST):
        new = [
            1 - DAMPING + sum(map(mul, pick(scores), share))
            for pick, share in zip(neighbours, shares, strict=True)
        ]
        moved = max(map(abs, map(float.__sub__, new, scores)), default=0.0)
        scores = new
        if moved < _CLOSE:
            break
    highest = max(scores, default=1.0)
    return {word: score / highest for word, score in zip(nodes, scores, strict=True)}


def _picker(places: Sequence[int]) -> Callable[[list[float]], Iterable[float]]:
    """Return a function that picks the values at some places, in that order, quickly."""
    return itemgetter(*places) if len(places) > 1 else lambda values: [values[i] for i in places]
