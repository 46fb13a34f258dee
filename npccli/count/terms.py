"""Tables of concepts: how often each is spoken of in each group; the panel of a study."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from npccli.count.analysis import tables_of
from npccli.count.concepts import Concept, all_concepts, find_concepts
from npccli.count.groups import key_columns, key_names, ordered_keys
from npccli.count.items import ItemTallies, ItemTally, merge_items, tally_items
from npccli.count.measures import per_thousand
from npccli.count.passages import Sentence
from npccli.count.tables import EXAMPLES, example_cell
from npccli.count.words import Segmenter
from npccli.errors import UsageError
from npccli.model import Column, Report, Scalar, Table

VALUES = ("count", "per_thousand", "documents", "share")
"""What the cells of a wide table can hold."""

_MEASURES = (
    Column("count", "integer"),
    Column("per_thousand", "number", 3),
    Column("documents", "integer"),
    Column("share", "number", 3),
)
_SIZES = (Column("words", "integer"), Column("reports", "integer"))

Hit = tuple[str, str | None]
"""A concept, and the text that was found or None for all of it together."""


def term_table(
    reports: Iterable[Report],
    concepts: Sequence[Concept],
    by: Sequence[str] = ("source",),
    segmenter: Segmenter | None = None,
    *,
    wide: str | None = None,
    hits: bool = False,
    examples: int = 0,
) -> Table:
    """Return a row for each group and concept, zeros included.

    `count` is how often the concept occurs, `per_thousand` its rate among the words of the
    group, `documents` the reports of the group that have it and `share` their share of the
    `reports`. Concepts stand in the order of the dictionary. `wide`, one of `VALUES`, gives
    a row for each group instead, with a column for each concept. `hits` gives rows for the
    texts that were found, the most frequent first, without zeros.
    """
    analysis = TermAnalysis(
        tuple(by), segmenter or Segmenter(), tuple(concepts), wide, hits, examples
    )
    return tables_of(analysis, reports)[0]


@dataclass(frozen=True, slots=True)
class TermAnalysis:
    """Counts the concepts of a dictionary by group; see `term_table`.

    Without `sizes` the words of the groups are not counted, for whoever knows them already.
    """

    by: tuple[str, ...]
    segmenter: Segmenter
    concepts: tuple[Concept, ...]
    wide: str | None = None
    hits: bool = False
    examples: int = 0
    sizes: bool = True

    def __post_init__(self) -> None:
        """Raise UsageError for choices that cannot be used."""
        if self.wide is not None and self.wide not in VALUES:
            raise UsageError(f"no value {self.wide!r}", f"choose one of: {', '.join(VALUES)}")
        if self.wide is not None and (self.hits or self.examples):
            raise UsageError("a wide table has no room for hits or examples", "leave out --wide")
        key_names(self.by)
        if self.wide is not None:
            _check_names(self._names, self.by)

    def count(self, reports: Iterable[Report]) -> ItemTallies[Hit]:
        """Return the places of the concepts in reports."""
        only = None if self.sizes else self._holds_a_word()
        return tally_items(reports, self.by, self.segmenter, self._find, self.examples, only)

    def close(self, state: ItemTallies[Hit]) -> ItemTallies[Hit]:
        """Return the state: it is as small as its table."""
        return state

    def merge(self, states: Iterable[ItemTallies[Hit]]) -> ItemTallies[Hit]:
        """Return the counts of all states."""
        return merge_items(states)

    def tables(
        self, state: ItemTallies[Hit], source_order: Sequence[str] = ()
    ) -> tuple[Table, ...]:
        """Return the table of concepts."""
        names = self._names
        if self.wide is not None:
            return (_wide(state, names, source_order, VALUES.index(self.wide)),)
        rows: list[tuple[Scalar, ...]] = []
        for key in ordered_keys(state.columns, state.groups, source_order):
            tally = state.groups[key]
            for hit in _hits(tally, names) if self.hits else [(name, None) for name in names]:
                cells: list[Scalar] = [hit[0], *([hit[1]] if self.hits else [])]
                cells += [*_measures(tally, hit), tally.words, tally.reports]
                cells += [example_cell(tally.places.get(hit, ()))] if self.examples else []
                rows.append((*key, *cells))
        columns = [Column("concept"), *([Column("hit")] if self.hits else [])]
        columns += [*_MEASURES, *_SIZES, *([EXAMPLES] if self.examples else [])]
        return (Table("terms", (*key_columns(state.columns), *columns), tuple(rows)),)

    @property
    def _names(self) -> list[str]:
        return [concept.name for concept in all_concepts(self.concepts)]

    def _holds_a_word(self) -> Callable[[str], object]:
        """Return what tells whether a text may hold one of the `words` of the concepts."""
        words = [word for concept in all_concepts(self.concepts) for word in concept.words]
        return re.compile("|".join(map(re.escape, words)) or "(?!)").search

    def _find(self, sentence: Sentence) -> Iterator[tuple[Hit, int]]:
        for name, (start, end) in find_concepts(sentence, self.concepts):
            yield (name, None), start
            if self.hits:
                yield (name, sentence.passage.text[start:end]), start


def _hits(tally: ItemTally[Hit], names: Sequence[str]) -> list[Hit]:
    ranks = {name: rank for rank, name in enumerate(names)}
    found = [hit for hit in tally.frequencies if hit[1] is not None]
    return sorted(found, key=lambda hit: (ranks[hit[0]], -tally.frequencies[hit], hit[1] or ""))


def _measures(tally: ItemTally[Hit], hit: Hit) -> tuple[int, float, int, float]:
    count, documents = tally.frequencies.get(hit, 0), tally.documents.get(hit, 0)
    share = documents / tally.reports if tally.reports else 0.0
    return count, per_thousand(count, tally.words), documents, share


def _check_names(names: Sequence[str], by: Sequence[str]) -> None:
    taken = {*key_names(by), *(column.name for column in _SIZES)}
    for name in names:
        if name in taken:
            raise UsageError(
                f"concept {name!r}: is the name of a column as well", "rename the concept"
            )


def _wide(
    tallies: ItemTallies[Hit], names: Sequence[str], order: Sequence[str], value: int
) -> Table:
    rows: list[tuple[Scalar, ...]] = []
    for key in ordered_keys(tallies.columns, tallies.groups, order):
        tally = tallies.groups[key]
        cells = [_measures(tally, (name, None))[value] for name in names]
        rows.append((*key, tally.words, tally.reports, *cells))
    measure = _MEASURES[value]
    columns = (Column(name, measure.kind, measure.decimals) for name in names)
    return Table("terms", (*key_columns(tallies.columns), *_SIZES, *columns), tuple(rows))
