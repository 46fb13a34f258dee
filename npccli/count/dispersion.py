"""How evenly words are spread over reports, sections or sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from npccli.count.analysis import tables_of
from npccli.count.items import ItemTallies, merge_items, tally_items
from npccli.count.matching import aligned_spans, check_expression
from npccli.count.measures import (
    deviation_of_proportions,
    document_range,
    juilland_d,
    normalised_deviation,
)
from npccli.count.passages import Sentence
from npccli.count.selection import Selection
from npccli.count.words import Segmenter
from npccli.errors import UsageError
from npccli.model import Column, Report, Scalar, Table

PARTS = ("report", "section", "source", "region", "year")
"""What a corpus can be divided into."""

_COLUMNS = (
    Column("word"),
    Column("pos"),
    Column("count", "integer"),
    Column("range", "integer"),
    Column("parts", "integer"),
    Column("dp", "number", 4),
    Column("dp_norm", "number", 4),
    Column("juilland_d", "number", 4),
)


def dispersion_table(
    reports: Iterable[Report],
    words: Sequence[str] = (),
    part: str = "report",
    segmenter: Segmenter | None = None,
    *,
    selection: Selection | None = None,
) -> Table:
    """Return the spread of each word over the parts of the corpus.

    With `words` there is a row for each of them, in the order given, also for those that
    do not occur; an expression may be several words (see `npccli.count.matching`). Without,
    the most frequent words are listed by count and code point. `range` is the number of
    parts that have the word, out of `parts`, those with words in them. With a single part
    only `dp`, which is 0, has a value.
    """
    analysis = DispersionAnalysis(
        segmenter or Segmenter(), tuple(dict.fromkeys(words)), part, selection or Selection()
    )
    return tables_of(analysis, reports)[0]


@dataclass(frozen=True, slots=True)
class DispersionAnalysis:
    """Says how words are spread over `part`; see `dispersion_table`."""

    segmenter: Segmenter
    words: tuple[str, ...] = ()
    part: str = "report"
    selection: Selection = field(default_factory=Selection)
    by: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        """Raise UsageError for choices that cannot be used."""
        if self.part not in PARTS:
            raise UsageError(f"no parts by {self.part!r}", f"choose one of: {', '.join(PARTS)}")
        for word in self.words:
            check_expression(word.strip())
        self.selection.checked()

    def count(self, reports: Iterable[Report]) -> ItemTallies[str]:
        """Return the words of each part."""
        return tally_items(reports, (self.part,), self.segmenter, self._find)

    def close(self, state: ItemTallies[str]) -> ItemTallies[str]:
        """Return the state: every part is needed to the end."""
        return state

    def merge(self, states: Iterable[ItemTallies[str]]) -> ItemTallies[str]:
        """Return the parts of all states."""
        return merge_items(states)

    def tables(
        self,
        state: ItemTallies[str],
        source_order: Sequence[str] = (),  # noqa: ARG002 - the rows are words
    ) -> tuple[Table, ...]:
        """Return the table of words."""
        parts = [tally for tally in state.groups.values() if tally.words]
        total: Counter[str] = Counter()
        documents: Counter[str] = Counter()
        for tally in parts:
            total.update(tally.frequencies)
            documents.update(tally.documents)
        wanted = self.words or self.most_frequent(
            (word, count, documents[word]) for word, count in total.items()
        )
        counts = ((word, [part.frequencies.get(word, 0) for part in parts]) for word in wanted)
        return (self.table_of(counts, [part.words for part in parts]),)

    def table_of(self, counts: Iterable[tuple[str, Sequence[int]]], sizes: Sequence[int]) -> Table:
        """Return the table of words, each with its counts in parts that have so many words."""
        rows = tuple(
            (word, self.segmenter.tag(word), sum(found), *_spread(found, sizes))
            for word, found in counts
        )
        return Table("dispersion", _COLUMNS, rows)

    def most_frequent(self, words: Iterable[tuple[str, int, int]]) -> tuple[str, ...]:
        """Return the words to be listed, of words with their counts and their reports."""
        selection = self.selection
        keep = selection.word_test(self.segmenter)
        kept = [
            (word, count)
            for word, count, documents in words
            if count >= selection.min_count and documents >= selection.min_docs and keep(word)
        ]
        kept.sort(key=lambda pair: (-pair[1], pair[0]))
        return tuple(word for word, _ in kept[: selection.top])

    def _find(self, sentence: Sentence) -> list[tuple[str, int]]:
        if not self.words:
            return sentence.words
        return [(word, start) for word in self.words for start, _ in aligned_spans(sentence, word)]


def _spread(counts: Sequence[int], sizes: Sequence[int]) -> tuple[Scalar, ...]:
    return (
        document_range(counts),
        len(counts),
        deviation_of_proportions(counts, sizes),
        normalised_deviation(counts, sizes),
        juilland_d(counts, sizes),
    )
