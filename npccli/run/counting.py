"""Count many sources: one pass, tables and failures as the result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from npccli.count import Segmenter, Tallies, count_table_of, keyword_table_of, tally_reports
from npccli.model import Report, Table
from npccli.run.paths import Failure, Input
from npccli.run.pipeline import Options, countable_sources

TABLES = ("counts", "keywords", "both")
"""Which tables can be asked for."""


@dataclass(frozen=True, slots=True)
class CountOptions:
    """What to count and how; the fields from `top` to `stopwords` concern keywords."""

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


@dataclass(frozen=True, slots=True)
class CountResult:
    """The tables, the inputs that could not be used, and how many reports were counted."""

    tables: tuple[Table, ...]
    failures: tuple[Failure, ...]
    reports: int


def count_sources(inputs: Iterable[Input], choices: CountOptions, options: Options) -> CountResult:
    """Count the reports of all inputs that can be used."""
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

    tables = count_reports(good(), choices)
    return CountResult(tables, tuple(failures), seen)


def count_reports(reports: Iterable[Report], choices: CountOptions) -> tuple[Table, ...]:
    """Return the tables of reports that are read once, in the order counts, keywords."""
    segmenter = Segmenter(choices.segmenter, choices.lexicon)
    order: list[str] = []
    made: list[Tallies] = []

    def tallied() -> Tallies:
        """Tally once; the keyword options are checked before this is called."""
        if not made:
            made.append(tally_reports(_noting(reports, order), choices.by, segmenter))
        return made[0]

    tables: list[Table] = []
    if choices.tables in ("keywords", "both"):
        keywords = keyword_table_of(
            tallied,
            segmenter,
            order,
            top=choices.top,
            min_count=choices.min_count,
            min_docs=choices.min_docs,
            min_length=choices.min_length,
            pos=choices.pos,
            stopwords=choices.stopwords,
        )
        tables.append(keywords)
    if choices.tables in ("counts", "both"):
        tables.insert(0, count_table_of(tallied(), order))
    if "source" not in choices.by and len(set(order)) < 2:
        return tuple(_without_source(table) for table in tables)
    return tuple(tables)


def _without_source(table: Table) -> Table:
    """Return the table without its column `source`, which would say the same in each row.

    A text that comes through a pipe has no name; so it gives the same table as a file.
    """
    kept = [index for index, column in enumerate(table.columns) if column.name != "source"]
    return Table(
        table.name,
        tuple(table.columns[index] for index in kept),
        tuple(tuple(row[index] for index in kept) for row in table.rows),
    )


def _noting(reports: Iterable[Report], order: list[str]) -> Iterator[Report]:
    """Pass reports on and note the order in which their sources come."""
    for report in reports:
        if not order or order[-1] != report.source:
            order.append(report.source)
        yield report
