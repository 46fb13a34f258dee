"""Tables of counts, from tallies or straight from reports.

The rows stand in the order of their groups; see `npccli.count.groups`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from npccli.count.groups import Key, key_columns, ordered_keys, watch_sources
from npccli.count.measures import hd_d, mattr, mtld, type_token_ratio, yule_k
from npccli.count.tally import Tallies, Tally, tally_reports
from npccli.count.words import Segmenter
from npccli.model import Column, Report, Scalar, Table

COUNT_COLUMNS = (
    *("characters", "han_characters", "words", "distinct_words"),
    *("sentences", "paragraphs", "sections", "reports"),
)
"""The measures of a table of counts; `npccli.count.definitions` says what they mean."""


class GroupCounts(NamedTuple):
    """The measures of a group where its words are not at hand."""

    characters: int
    han_characters: int
    words: int
    distinct_words: int
    sentences: int
    paragraphs: int
    sections: int
    reports: int


DIVERSITY_COLUMNS = (
    Column("ttr", "number", 4),
    Column("mattr", "number", 4),
    Column("mtld", "number", 2),
    Column("hd_d", "number", 4),
    Column("yule_k", "number", 2),
)
"""The measures of lexical diversity; see `npccli.count.measures.diversity`."""

Row = tuple[Scalar, ...]
"""A row of a table."""

EXAMPLES = Column("examples")
"""The column that says where a row can be looked up: `source:line`, joined by `; `."""


def count_table(
    reports: Iterable[Report], by: Sequence[str] = ("source",), segmenter: Segmenter | None = None
) -> Table:
    """Return the counts of `COUNT_COLUMNS`, one row a group; no reports, no rows.

    With no units in `by` there is one row for everything. Over the groups of any table,
    characters, Han characters, words, sentences, paragraphs and sections add up to the
    whole; distinct words do not, nor do reports when their parts are in several groups.
    """
    order: list[str] = []
    tallies = tally_reports(watch_sources(reports, order), by, segmenter)
    return count_table_of(tallies, order)


def count_table_of(
    tallies: Tallies,
    source_order: Sequence[str] = (),
    *,
    diversity: bool = False,
    examples: int = 0,
) -> Table:
    """Return the table of counts of tallies; see `count_table`.

    Sources stand in the order given, those that are not in it behind, by name. With
    `diversity` the columns of `DIVERSITY_COLUMNS` follow, from tallies with sequences; with
    `examples` the places where the text of the group begins, from tallies with examples.
    """
    rows = [
        count_row(key, tallies.groups[key], diversity=diversity, examples=examples)
        for key in ordered_keys(tallies.columns, tallies.groups, source_order)
    ]
    columns = count_columns(tallies.columns, diversity=diversity, examples=examples)
    return Table("counts", columns, tuple(rows))


def count_row(
    key: Key, counts: Tally | GroupCounts, *, diversity: bool = False, examples: int = 0
) -> Row:
    """Return the row of one group; see `count_table_of`."""
    cells: list[Scalar] = [getattr(counts, name) for name in COUNT_COLUMNS]
    if isinstance(counts, Tally) and diversity:
        cells += _diversity(counts)
    if isinstance(counts, Tally) and examples:
        cells.append(example_cell(counts.begins))
    return (*key, *cells)


def count_columns(
    names: Iterable[str], *, diversity: bool = False, examples: int = 0
) -> tuple[Column, ...]:
    """Return the columns of a table of counts after those that name the groups."""
    return (
        *key_columns(names),
        *(Column(name, "integer") for name in COUNT_COLUMNS),
        *(DIVERSITY_COLUMNS if diversity else ()),
        *((EXAMPLES,) if examples else ()),
    )


def example_cell(places: Sequence[str]) -> str:
    """Return places in one cell.

    >>> example_cell(("a.txt:3", "b.txt:17"))
    'a.txt:3; b.txt:17'
    """
    return "; ".join(places)


def _diversity(tally: Tally) -> list[Scalar]:
    words = tally.word_sequence
    return [measure(words) for measure in (type_token_ratio, mattr, mtld, hd_d, yule_k)]
