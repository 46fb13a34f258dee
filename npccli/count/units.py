"""Which sequences of words are units: they recur, hold together, and are free at both ends."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import isfinite

from npccli.count.measures import boundary_freedom, cohesion
from npccli.count.measures.sequences import OPEN
from npccli.count.ngrams import Ngram
from npccli.count.stopwords import load_stopwords
from npccli.errors import UsageError

LONGEST = 6
"""The most words in a unit."""

COVERED = 0.8
"""A sequence that stands inside a longer one in so large a part of its places is no unit."""

_NUMBER = re.compile(r"[0-9０-９]|^[〇零一二三四五六七八九十百千万亿两几数余多]+$")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What makes a sequence a unit: the least cohesion and freedom, in bits."""

    cohesion: float = 3.0
    freedom: float = 1.0

    def __post_init__(self) -> None:
        """Raise UsageError for what is no number of bits."""
        if not (isfinite(self.cohesion) and isfinite(self.freedom)):
            raise UsageError("--min-cohesion, --min-freedom: not a number of bits", "give 3 or 1.5")


def find_units(
    runs: Sequence[Sequence[str]],
    least: int,
    thresholds: Thresholds | None = None,
    stopwords: str = "default",
) -> dict[Ngram, tuple[float, float, float]]:
    """Return the sequences that are units, with cohesion, left and right freedom.

    >>> verbs = ("坚持", "开展", "加强", "支持")
    >>> runs = [[verb, "依法", "监督", "工作"] for verb in verbs] + [["依法", "监督"]]
    >>> list(find_units(runs, least=4, thresholds=Thresholds(cohesion=1.0)))
    [('依法', '监督', '工作')]
    """
    thresholds = thresholds or Thresholds()
    texts = [tuple(run) for run in runs]
    counts = _frequent(texts, least)
    size = sum(map(len, texts))
    stopped = load_stopwords(stopwords)
    held: dict[Ngram, float] = {}
    for ngram, count in counts.items():
        if len(ngram) < 2 or count < least or not _can_be_unit(ngram, stopped):
            continue
        bits = cohesion(ngram, counts.__getitem__, size)
        if bits is not None and bits >= thresholds.cohesion:
            held[ngram] = bits
    left: defaultdict[Ngram, Counter[str]] = defaultdict(Counter)
    right: defaultdict[Ngram, Counter[str]] = defaultdict(Counter)
    finder = NgramFinder(held)
    for run in texts:
        for start, end in finder.places(run):
            ngram = run[start:end]
            left[ngram][run[start - 1] if start else OPEN] += 1
            right[ngram][run[end] if end < len(run) else OPEN] += 1
    units = {
        ngram: (bits, boundary_freedom(left[ngram]), boundary_freedom(right[ngram]))
        for ngram, bits in held.items()
    }
    units = {ngram: note for ngram, note in units.items() if min(note[1:]) >= thresholds.freedom}
    longer = _counts_of_longer(units, counts)
    return {
        ngram: note
        for ngram, note in units.items()
        if longer.get(ngram, 0) < COVERED * counts[ngram]
    }


def _frequent(runs: Sequence[Ngram], least: int) -> Counter[Ngram]:
    """Return the counts of all words and of the longer n-grams whose parts are frequent."""
    counts: Counter[Ngram] = Counter(zip(chain.from_iterable(runs)))
    shorter = {ngram for ngram, count in counts.items() if count >= least}
    for size in range(2, LONGEST + 1):
        longer = Counter(
            run[start : start + size]
            for run in runs
            for start in range(len(run) - size + 1)
            if run[start : start + size - 1] in shorter and run[start + 1 : start + size] in shorter
        )
        shorter = {ngram for ngram, count in longer.items() if count >= least}
        counts.update({ngram: longer[ngram] for ngram in shorter})
    return counts


def _can_be_unit(ngram: Ngram, stopped: frozenset[str]) -> bool:
    return (
        ngram[0] not in stopped
        and ngram[-1] not in stopped
        and not any(_NUMBER.search(word) for word in ngram)
    )


def _counts_of_longer(units: Iterable[Ngram], counts: Counter[Ngram]) -> dict[Ngram, int]:
    """Return for each part of a unit the count of the most frequent unit that it is part of."""
    longer: dict[Ngram, int] = {}
    for unit in units:
        for size in range(2, len(unit)):
            for start in range(len(unit) - size + 1):
                part = unit[start : start + size]
                longer[part] = max(longer.get(part, 0), counts[unit])
    return longer


class NgramFinder:
    """Finds n-grams in runs of words, by their first words."""

    def __init__(self, wanted: Iterable[Ngram]) -> None:
        self.wanted = frozenset(wanted)
        sizes: defaultdict[str, set[int]] = defaultdict(set)
        for ngram in self.wanted:
            sizes[ngram[0]].add(len(ngram))
        self.sizes = {first: sorted(found) for first, found in sizes.items()}

    def places(self, run: Ngram) -> Iterator[tuple[int, int]]:
        """Yield where the n-grams begin and end in a run, in this order."""
        sizes_of = self.sizes.get
        for start, sizes in enumerate(map(sizes_of, run)):
            for size in sizes or ():
                end = start + size
                if run[start:end] in self.wanted and end <= len(run):
                    yield start, end
