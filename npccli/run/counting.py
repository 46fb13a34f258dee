"""Count many sources: one pass, tables and failures as the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from npccli.count import (
    Segmenter,
    Selection,
    Tallies,
    count_table_of,
    keyword_table_of,
    tally_reports,
    watch_sources,
)
from npccli.model import Report, Table
from npccli.run.paths import Failure, Input
from npccli.run.pipeline import Options, countable_sources

TABLES = ("counts", "keywords", "both")
"""Which tables can be asked for."""

Work = Callable[[Iterable[Report]], Sequence[Table]]
"""What makes tables of reports, which it reads once."""


@dataclass(frozen=True, slots=True)
class CountOptions:
    """What to count and how; the fields from `top` to `stopwords` and `measure` concern keywords.

    `examples` places are named in each row; `diversity` adds columns to the counts.
    """

    by: tuple[str, ...] = ("source",)
    tables: str = "counts"
    top: int | None = 50
    min_count: int = 1
    min_docs: int = 1
    min_length: int = 1
    pos: tuple[str, ...] = ()
    stopwords: str = "default"
    lexicon: str | None = None
    segmenter: str = "rjieba"
    measure: str = "count"
    diversity: bool = False
    examples: int = 0


@dataclass(frozen=True, slots=True)
class CountResult:
    """The tables, the inputs that could not be used, and how many reports were counted."""

    tables: tuple[Table, ...]
    failures: tuple[Failure, ...]
    reports: int


def count_sources(inputs: Iterable[Input], choices: CountOptions, options: Options) -> CountResult:
    """Count the reports of all inputs that can be used."""
    return analyse_sources(inputs, lambda reports: count_reports(reports, choices), options)


def analyse_sources(inputs: Iterable[Input], work: Work, options: Options) -> CountResult:
    """Make tables of the reports of all inputs that can be used."""
    failures: list[Failure] = []
    seen = 0

    def good() -> Iterator[Report]:
        nonlocal seen
        for result in countable_sources(inputs, options):
            if isinstance(result, Failure):
                failures.append(result)
            else:
                seen += 1
                yield result

    tables = tuple(work(good()))
    return CountResult(tables, tuple(failures), seen)


def count_reports(reports: Iterable[Report], choices: CountOptions) -> tuple[Table, ...]:
    """Return the tables of reports that are read once, in the order counts, keywords."""
    return grouped_tables(reports, choices.by, lambda watched: _count(watched, choices))


def _count(reports: Iterable[Report], choices: CountOptions) -> list[Table]:
    segmenter = Segmenter(choices.segmenter, choices.lexicon)
    order: list[str] = []
    made: list[Tallies] = []
    sequence = choices.measure == "textrank" or choices.diversity

    def tallied() -> Tallies:
        """Tally once; the keyword options are checked before this is called."""
        if not made:
            watched = watch_sources(reports, order)
            made.append(
                tally_reports(
                    watched, choices.by, segmenter, sequence=sequence, examples=choices.examples
                )
            )
        return made[0]

    tables: list[Table] = []
    if choices.tables in ("keywords", "both"):
        keywords = keyword_table_of(
            tallied,
            segmenter,
            order,
            measure=choices.measure,
            examples=choices.examples,
            **{name: getattr(choices, name) for name in Selection.__dataclass_fields__},
        )
        tables.append(keywords)
    if choices.tables in ("counts", "both"):
        counts = count_table_of(
            tallied(), order, diversity=choices.diversity, examples=choices.examples
        )
        tables.insert(0, counts)
    return tables


def grouped_tables(reports: Iterable[Report], by: Sequence[str], work: Work) -> tuple[Table, ...]:
    """Return the tables that `work` makes, without a column `source` that says nothing.

    The column stays when `by` asks for it and when there is more than one source. A text
    that comes through a pipe has no name; so it gives the same table as a file.
    """
    order: list[str] = []
    tables = tuple(work(watch_sources(reports, order)))
    if "source" in by or len(order) > 1:
        return tables
    return tuple(_without_source(table) for table in tables)


def _without_source(table: Table) -> Table:
    kept = [index for index, column in enumerate(table.columns) if column.name != "source"]
    return Table(
        table.name,
        tuple(table.columns[index] for index in kept),
        tuple(tuple(row[index] for index in kept) for row in table.rows),
    )
