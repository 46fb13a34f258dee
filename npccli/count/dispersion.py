"""How evenly words are spread over reports, sections or sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from npccli.count.groups import watch_sources
from npccli.count.items import ItemTally, tally_items
from npccli.count.matching import aligned_spans
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
    if part not in PARTS:
        raise UsageError(f"no parts by {part!r}", f"choose one of: {', '.join(PARTS)}")
    selection = (selection or Selection()).checked()
    segmenter = segmenter or Segmenter()
    wanted = tuple(dict.fromkeys(words))

    def find(sentence: Sentence) -> list[tuple[str, int]]:
        if not wanted:
            return sentence.words
        return [(word, start) for word in wanted for start, _ in aligned_spans(sentence, word)]

    order: list[str] = []
    tallies = tally_items(watch_sources(reports, order), (part,), segmenter, find)
    parts = [tally for tally in tallies.groups.values() if tally.words]
    total: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for tally in parts:
        total.update(tally.frequencies)
        documents.update(tally.documents)
    if not wanted:
        keep = selection.word_test(segmenter)
        kept = [
            (word, count)
            for word, count in total.items()
            if count >= selection.min_count and documents[word] >= selection.min_docs and keep(word)
        ]
        kept.sort(key=lambda pair: (-pair[1], pair[0]))
        wanted = tuple(word for word, _ in kept[: selection.top])
    rows = [(word, segmenter.tag(word), total[word], *_spread(word, parts)) for word in wanted]
    return Table("dispersion", _COLUMNS, tuple(rows))


def _spread(word: str, parts: Sequence[ItemTally[str]]) -> tuple[Scalar, ...]:
    counts = [part.frequencies.get(word, 0) for part in parts]
    sizes = [part.words for part in parts]
    return (
        document_range(counts),
        len(parts),
        deviation_of_proportions(counts, sizes),
        normalised_deviation(counts, sizes),
        juilland_d(counts, sizes),
    )
