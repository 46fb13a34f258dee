"""Tables of concepts: how often each is spoken of in each group; the panel of a study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from npccli.count.concepts import Concept, all_concepts, find_concepts
from npccli.count.groups import key_columns, key_names, ordered_keys, watch_sources
from npccli.count.items import ItemTallies, ItemTally, tally_items
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
    if wide is not None and wide not in VALUES:
        raise UsageError(f"no value {wide!r}", f"choose one of: {', '.join(VALUES)}")
    if wide is not None and (hits or examples):
        raise UsageError("a wide table has no room for hits or examples", "leave out --wide")
    names = [concept.name for concept in all_concepts(concepts)]
    if wide is not None:
        _check_names(names, by)

    def find(sentence: Sentence) -> Iterator[tuple[Hit, int]]:
        for name, (start, end) in find_concepts(sentence, concepts):
            yield (name, None), start
            if hits:
                yield (name, sentence.passage.text[start:end]), start

    order: list[str] = []
    segmenter = segmenter or Segmenter()
    tallies = tally_items(watch_sources(reports, order), by, segmenter, find, examples)
    if wide is not None:
        return _wide(tallies, names, order, VALUES.index(wide))
    rows: list[tuple[Scalar, ...]] = []
    for key in ordered_keys(tallies.columns, tallies.groups, order):
        tally = tallies.groups[key]
        for hit in _hits(tally, names) if hits else [(name, None) for name in names]:
            cells: list[Scalar] = [hit[0], *([hit[1]] if hits else [])]
            cells += [*_measures(tally, hit), tally.words, tally.reports]
            cells += [example_cell(tally.places.get(hit, ()))] if examples else []
            rows.append((*key, *cells))
    columns = [Column("concept"), *([Column("hit")] if hits else []), *_MEASURES, *_SIZES]
    columns += [EXAMPLES] if examples else []
    return Table("terms", (*key_columns(tallies.columns), *columns), tuple(rows))


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
