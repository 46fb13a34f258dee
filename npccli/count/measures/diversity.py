"""How varied the words of a text are. All take the words in order, each occurrence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

MATTR_WINDOW = 50
MTLD_THRESHOLD = 0.72
HD_D_SAMPLE = 42


def type_token_ratio(words: Sequence[str]) -> float | None:
    """Return TTR: different words by all words. It falls with length: compare equal lengths.

    None for a text without words.

    >>> type_token_ratio(["代表", "的", "代表", "建议"])
    0.75
    """
    return len(set(words)) / len(words) if words else None


def mattr(words: Sequence[str], window: int = MATTR_WINDOW) -> float | None:
    """Return the mean TTR of all windows of `window` words (Covington and McFall 2010).

    Each of the N - window + 1 windows counts alike. None for a text shorter than one window.

    >>> mattr(["a", "b", "a", "a"], window=2)
    0.8333333333333334
    """
    if len(words) < window or window < 1:
        return None
    inside = Counter(words[:window])
    total = len(inside)
    for leaving, entering in zip(words, words[window:], strict=False):
        inside[entering] += 1
        inside[leaving] -= 1
        if not inside[leaving]:
            del inside[leaving]
        total += len(inside)
    return total / window / (len(words) - window + 1)


def mtld(words: Sequence[str], threshold: float = MTLD_THRESHOLD) -> float | None:
    """Return MTLD: the mean length of stretches whose TTR stays above the threshold.

    The mean of a forward and a backward pass of N / factors; a factor is full when the TTR
    of the stretch falls to 0.72 or below, and the rest at the end counts for the part
    (1 - TTR) / (1 - 0.72) of one (McCarthy and Jarvis 2010). None where no word comes
    again, or none at all: such a text is too short.

    >>> mtld(["a", "b", "a"] * 5)
    3.0
    """
    forward = _factors(words, threshold)
    backward = _factors(words[::-1], threshold)
    if not forward or not backward:
        return None
    return (len(words) / forward + len(words) / backward) / 2


def hd_d(words: Sequence[str], sample: int = HD_D_SAMPLE) -> float | None:
    """Return HD-D: the mean TTR of random samples of 42 words, computed exactly.

    Σ over different words of 1 - P(not in the sample), by the hypergeometric distribution,
    divided by 42 (McCarthy and Jarvis 2007). None for a text of fewer words.

    >>> hd_d(["a", "b"] * 30, sample=2) == (1 + 30 / 59) / 2
    True
    """
    size = len(words)
    if size < sample or sample < 1:
        return None
    times = Counter(Counter(words).values())
    total = 0.0
    for frequency, types in sorted(times.items()):
        absent = 1.0
        for drawn in range(sample):
            absent *= max(size - frequency - drawn, 0) / (size - drawn)
        total += types * (1 - absent)
    return total / sample


def yule_k(words: Sequence[str]) -> float | None:
    """Return Yule's K = 10⁴ (Σ f² - N) / N²: the higher, the more the words repeat.

    f is the frequency of each different word, N their sum (Yule 1944). Nearly independent
    of length. None for a text without words.

    >>> yule_k(["a", "a", "b", "c"])
    1250.0
    """
    size = len(words)
    if not size:
        return None
    squares = sum(frequency**2 for frequency in Counter(words).values())
    return 10**4 * (squares - size) / size**2


def _factors(words: Sequence[str], threshold: float) -> float:
    """Return how many factors a pass over the words finds."""
    factors = 0.0
    seen: set[str] = set()
    length = 0
    for word in words:
        seen.add(word)
        length += 1
        if len(seen) / length <= threshold:
            factors += 1
            seen.clear()
            length = 0
    if length:
        factors += (1 - len(seen) / length) / (1 - threshold)
    return factors
