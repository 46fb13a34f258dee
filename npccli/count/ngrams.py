"""N-grams: words that stand next to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from npccli.count.analysis import tables_of
from npccli.count.definitions import is_word
from npccli.count.groups import Key, group_key, key_columns, key_names, ordered_keys
from npccli.count.items import ItemTallies, ItemTally, merge_items, tally_items
from npccli.count.measures import per_thousand
from npccli.count.passages import Sentence, report_passages
from npccli.count.selection import Selection
from npccli.count.stopwords import load_stopwords
from npccli.count.tables import EXAMPLES, example_cell
from npccli.count.words import Segmenter
from npccli.errors import UsageError
from npccli.model import Column, Report, Scalar, Table

LONGEST = 10

Ngram = tuple[str, ...]


def ngrams_of(words: Sequence[str], size: int) -> Iterator[Ngram]:
    """Return the n-grams of `size` words; the first begins with the first word, and so on.

    They overlap, since one begins with each word that has enough words behind it.

    >>> list(ngrams_of(["依法", "监督", "工作"], 2))
    [('依法', '监督'), ('监督', '工作')]
    """
    return zip(*(words[place:] for place in range(size)), strict=False)


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
    analysis = NgramAnalysis(
        tuple(by),
        segmenter or Segmenter(),
        tuple(sizes),
        selection or Selection(stopwords="none"),
        examples,
    )
    return tables_of(analysis, reports)[0]


@dataclass(frozen=True, slots=True)
class NgramAnalysis:
    """Counts n-grams by group; see `ngram_table`."""

    by: tuple[str, ...]
    segmenter: Segmenter
    sizes: tuple[int, ...] = (2,)
    selection: Selection = field(default_factory=lambda: Selection(stopwords="none"))
    examples: int = 0

    def __post_init__(self) -> None:
        """Raise UsageError for choices that cannot be used."""
        if not self.sizes or not all(1 <= size <= LONGEST for size in self.sizes):
            raise UsageError(f"an n-gram has 1 to {LONGEST} words", "write --size 2 or --size 2,3")
        key_names(self.by)
        self.selection.checked()

    def count(self, reports: Iterable[Report]) -> ItemTallies[Ngram]:
        """Return the n-grams of reports."""
        if self.examples:
            return tally_items(reports, self.by, self.segmenter, self._find, self.examples)
        return self._without_places(reports)

    def close(self, state: ItemTallies[Ngram]) -> ItemTallies[Ngram]:
        """Leave out what is too rare to be listed, in groups of single sources."""
        if "source" not in state.columns:
            return state
        return ItemTallies(
            state.columns,
            {key: self._listed(tally) for key, tally in state.groups.items()},
            state.examples,
        )

    def merge(self, states: Iterable[ItemTallies[Ngram]]) -> ItemTallies[Ngram]:
        """Return the n-grams of all states."""
        return merge_items(states)

    def tables(
        self, state: ItemTallies[Ngram], source_order: Sequence[str] = ()
    ) -> tuple[Table, ...]:
        """Return the table of n-grams."""
        rows: list[tuple[Scalar, ...]] = []
        for key in ordered_keys(state.columns, state.groups, source_order):
            tally = self._listed(state.groups[key])
            for ngram, count in tally.frequencies.items():
                cells: list[Scalar] = [" ".join(ngram), len(ngram), count]
                cells += [per_thousand(count, tally.words), tally.documents[ngram]]
                cells += [example_cell(tally.places[ngram])] if self.examples else []
                rows.append((*key, *cells))
        columns = (*_COLUMNS, *((EXAMPLES,) if self.examples else ()))
        return (Table("ngrams", (*key_columns(state.columns), *columns), tuple(rows)),)

    def _without_places(self, reports: Iterable[Report]) -> ItemTallies[Ngram]:
        """Return the n-grams of reports, counted in a fifth of the time."""
        columns = key_names(self.by)
        sums: dict[Key, _Sum] = {}
        for report in reports:
            lines: dict[Key, list[str]] = {}
            for passage in report_passages(report):
                lines.setdefault(group_key(columns, report, passage.section), []).append(
                    passage.text
                )
            for key, texts in lines.items():
                words = self._words("\n".join(texts))
                sums.setdefault(key, _Sum()).add(words, dict.fromkeys(self.sizes))
        groups = {key: added.tally() for key, added in sums.items()}
        return ItemTallies(columns, groups)

    def _words(self, text: str) -> list[str]:
        """Return the words of a text in order, with breaks where a run of them ends.

        No sentence ends without a mark or a line end, so that sentences need not be known.
        """
        return list(filter(None, map(_KINDS.__getitem__, self.segmenter.tokens(text))))

    def _find(self, sentence: Sentence) -> Iterator[tuple[Ngram, int]]:
        for run in sentence.runs():
            words = [word for word, _ in run]
            for size in dict.fromkeys(self.sizes):
                for ngram, (_, offset) in zip(ngrams_of(words, size), run, strict=False):
                    yield ngram, offset

    def _listed(self, tally: ItemTally[Ngram]) -> ItemTally[Ngram]:
        """Return what is listed of one group, in the order of the rows."""
        selection = self.selection
        stopped = load_stopwords(selection.stopwords)
        of_kind = Selection(pos=selection.pos, stopwords="none").word_test(self.segmenter)
        kept = [
            (ngram, count)
            for ngram, count in tally.frequencies.items()
            if count >= selection.min_count
            and tally.documents[ngram] >= selection.min_docs
            and ngram[0] not in stopped
            and ngram[-1] not in stopped
            and sum(map(len, ngram)) >= selection.min_length
            and (not selection.pos or all(map(of_kind, ngram)))
        ]
        kept.sort(key=lambda pair: (-pair[1], pair[0]))
        listed = dict(kept[: selection.top])
        return replace(
            tally,
            frequencies=listed,
            documents={ngram: tally.documents[ngram] for ngram in listed},
            places={ngram: tally.places[ngram] for ngram in listed if ngram in tally.places},
        )


class _Kinds(dict[str, str]):
    """What each token is to a run of words: a word, a break, or nothing.

    Words are kept once, so that many n-grams take little memory.
    """

    def __missing__(self, token: str) -> str:
        space = token.isspace() and "\n" not in token
        kind = token if is_word(token) else "" if space else _BREAK
        if len(self) >= _MOST_KINDS:
            self.clear()
        self[token] = kind
        return kind


_BREAK = "\n"
_MOST_KINDS = 1 << 20
_KINDS = _Kinds()


class _Sum:
    """The n-grams of a group in the making."""

    def __init__(self) -> None:
        self.frequencies: Counter[Ngram] = Counter()
        self.documents: Counter[Ngram] = Counter()
        self.words = self.reports = 0

    def add(self, words: list[str], sizes: Iterable[int]) -> None:
        """Add the words that a report has in the group."""
        self.words += len(words) - words.count(_BREAK)
        self.reports += 1
        for size in sizes:
            counts = {
                ngram: count
                for ngram, count in Counter(ngrams_of(words, size)).items()
                if _BREAK not in ngram
            }
            self.frequencies.update(counts)
            self.documents.update(counts.keys())

    def tally(self) -> ItemTally[Ngram]:
        """Return what was added."""
        return ItemTally(self.frequencies, self.documents, self.words, self.reports)


_COLUMNS = (
    Column("ngram"),
    Column("size", "integer"),
    Column("count", "integer"),
    Column("per_thousand", "number", 2),
    Column("documents", "integer"),
)
