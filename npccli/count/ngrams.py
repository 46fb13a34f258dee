"""N-grams: words that stand next to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from npccli.count.groups import key_columns, ordered_keys, watch_sources
from npccli.count.items import tally_items
from npccli.count.measures import per_thousand
from npccli.count.passages import Sentence
from npccli.count.selection import Selection
from npccli.count.stopwords import load_stopwords
from npccli.count.tables import EXAMPLES, example_cell
from npccli.count.words import Segmenter
from npccli.errors import UsageError
from npccli.model import Column, Report, Scalar, Table

LONGEST = 10

Ngram = tuple[str, ...]


def count_ngrams(runs: Iterable[Sequence[str]], size: int) -> Counter[Ngram]:
    """Return how often each n-gram of `size` words stands in the runs.

    An n-gram lies within one run; every position counts, so that n-grams overlap.

    >>> count_ngrams([["依法", "监督", "工作"], ["依法", "监督"]], 2)[("依法", "监督")]
    2
    """
    counts: Counter[Ngram] = Counter()
    for run in runs:
        counts.update(zip(*(run[place:] for place in range(size)), strict=False))
    return counts


def ngram_table(
    reports: Iterable[Report],
    sizes: Sequence[int] = (2,),
    by: Sequence[str] = (),
    segmenter: Segmenter | None = None,
    *,
    selection: Selection | None = None,
    examples: int = 0,
) -> Table:
    """Return the most frequent n-grams of each group, by count and then by code point.

    The words stand in one sentence with no mark between them. `per_thousand` is the rate
    among the words of the group. Of the selection, `stopwords` leaves out the n-grams that
    begin or end with a stop word, `min_length` counts the characters of the whole, and
    `pos` asks for these parts of speech in every word.
    """
    if not sizes or not all(1 <= size <= LONGEST for size in sizes):
        raise UsageError(f"an n-gram has 1 to {LONGEST} words", "write --size 2 or --size 2,3")
    selection = (selection or Selection(stopwords="none")).checked()
    segmenter = segmenter or Segmenter()
    stopped = load_stopwords(selection.stopwords)
    of_kind = Selection(pos=selection.pos, stopwords="none").word_test(segmenter)

    def find(sentence: Sentence) -> Iterator[tuple[Ngram, int]]:
        for run in sentence.runs():
            for size in sizes:
                for start in range(len(run) - size + 1):
                    yield tuple(word for word, _ in run[start : start + size]), run[start][1]

    def keep(ngram: Ngram) -> bool:
        return (
            ngram[0] not in stopped
            and ngram[-1] not in stopped
            and sum(map(len, ngram)) >= selection.min_length
            and (not selection.pos or all(map(of_kind, ngram)))
        )

    order: list[str] = []
    tallies = tally_items(watch_sources(reports, order), by, segmenter, find, examples)
    rows: list[tuple[Scalar, ...]] = []
    for key in ordered_keys(tallies.columns, tallies.groups, order):
        tally = tallies.groups[key]
        kept = [
            (ngram, count)
            for ngram, count in tally.frequencies.items()
            if count >= selection.min_count
            and tally.documents[ngram] >= selection.min_docs
            and keep(ngram)
        ]
        kept.sort(key=lambda pair: (-pair[1], pair[0]))
        for ngram, count in kept[: selection.top]:
            cells: list[Scalar] = [" ".join(ngram), len(ngram), count]
            cells += [per_thousand(count, tally.words), tally.documents[ngram]]
            cells += [example_cell(tally.places[ngram])] if examples else []
            rows.append((*key, *cells))
    columns = (
        Column("ngram"),
        Column("size", "integer"),
        Column("count", "integer"),
        Column("per_thousand", "number", 2),
        Column("documents", "integer"),
        *((EXAMPLES,) if examples else ()),
    )
    return Table("ngrams", (*key_columns(tallies.columns), *columns), tuple(rows))
