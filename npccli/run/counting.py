"""Count many sources: in lots, wherever the work is done; tables and failures as the result."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Generic, TypeVar

from npccli.count import Segmenter, Selection, tables_of, watch_sources
from npccli.count.analysis import Analysis
from npccli.count.frequencies import FrequencyAnalysis
from npccli.count.groups import key_names
from npccli.errors import NpccliError
from npccli.model import Report, Table
from npccli.run.choices import Options
from npccli.run.engine import Engine, reduce_task
from npccli.run.inputs import is_index
from npccli.run.paths import Failure, Input
from npccli.run.pipeline import countable_lots
from npccli.run.repeats import Marks, Origin, marks_of, refuse_repeats

State = TypeVar("State")


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

    def analysis(self) -> FrequencyAnalysis:
        """Return what counts by these options."""
        chosen = {name: getattr(self, name) for name in Selection.__dataclass_fields__}
        return FrequencyAnalysis(
            self.by,
            Segmenter(self.segmenter, self.lexicon),
            self.tables,
            Selection(**chosen),
            self.measure,
            self.diversity,
            self.examples,
        )


@dataclass(frozen=True, slots=True)
class CountResult:
    """The tables, the inputs that could not be used, and how many reports were counted."""

    tables: tuple[Table, ...]
    failures: tuple[Failure, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class Lot(Generic[State]):
    """What came of some inputs: their state, their sources in order, and their failures.

    `sources` are only as many as tables need: two tell that there is more than one. `marks`
    tell whether a text comes from somewhere else as well.
    """

    state: State
    sources: tuple[str, ...]
    reports: int
    failures: tuple[Failure, ...]
    marks: Marks = field(default_factory=dict)


def analyse_sources(
    inputs: Sequence[Input],
    analysis: Analysis[State],
    options: Options,
    engine: Engine | None = None,
) -> CountResult:
    """Make tables of the reports of all inputs that can be used."""
    found = _made_by_index(inputs, analysis, options)
    if found is not None:
        return found
    task = partial(count_lot, analysis=analysis, options=options)
    merge = partial(merge_lots, analysis=analysis)
    lot = reduce_task(task, merge, inputs, engine or Engine())
    refuse_repeats(lot.marks, inputs)
    tables = analysis.tables(lot.state, lot.sources)
    return CountResult(_shown(analysis, tables, len(lot.sources)), lot.failures, lot.reports)


def _made_by_index(
    inputs: Sequence[Input], analysis: Analysis[State], options: Options
) -> CountResult | None:
    """Return the tables of an index that is the only input, if it need not be read."""
    if not inputs or not is_index(inputs[0]) or len({item.at for item in inputs}) != 1:
        return None
    from npccli.index import count_reports
    from npccli.run.index_tables import tables_of_index

    made = tables_of_index(inputs[0], analysis, options)
    if made is None:
        return None
    tables, sources = made
    return CountResult(
        _shown(analysis, tables, len(sources)), (), count_reports(str(inputs[0].path))
    )


def merge_lots(lots: Iterable[Lot[State] | Failure], analysis: Analysis[State]) -> Lot[State]:
    """Return several lots as one; they are taken one by one."""
    failures: list[Failure] = []
    sources: dict[str, None] = {}
    marks: dict[Origin, array[int]] = {}
    seen = 0

    def states() -> Iterator[State]:
        nonlocal seen
        yield analysis.count(())
        for lot in lots:
            if isinstance(lot, Failure):
                failures.append(lot)
                continue
            failures.extend(lot.failures)
            sources.update(dict.fromkeys(lot.sources))
            seen += lot.reports
            for origin, found in lot.marks.items():
                marks.setdefault(origin, array("Q")).extend(found)
            yield lot.state

    state = analysis.merge(states())
    return Lot(state, tuple(sources), seen, tuple(failures), marks)


def count_lot(
    inputs: Sequence[Input], analysis: Analysis[State], options: Options
) -> Iterator[Lot[State]]:
    """Yield what came of inputs: one lot of those read as texts, and one of those from records.

    The sources of texts occur nowhere else, so that their state can be closed.
    """
    for indexed, items in groupby(inputs, is_index):
        if indexed:
            yield from (index_lot(item, analysis, options) for item in items)
        else:
            yield from _text_lots(tuple(items), analysis, options)


def _text_lots(
    inputs: Sequence[Input], analysis: Analysis[State], options: Options
) -> Iterator[Lot[State]]:
    for closed, results in countable_lots(inputs, options):
        failures: list[Failure] = []
        order: list[str] = []
        marks: dict[Origin, array[int]] = {}
        seen = 0

        def good(
            results: Iterable[tuple[Origin, Report | Failure]] = results,
            failures: list[Failure] = failures,
            marks: dict[Origin, array[int]] = marks,
        ) -> Iterator[Report]:
            nonlocal seen
            for origin, result in results:
                if isinstance(result, Failure):
                    failures.append(result)
                else:
                    seen += 1
                    marks.setdefault(origin, array("Q")).extend(marks_of(result, origin))
                    yield result

        reports = watch_sources(good(), order)
        state = analysis.count(reports)
        _take_all(reports)
        if closed:
            state = analysis.close(state)
        if analysis.by is None or "source" not in key_names(analysis.by):
            del order[2:]
        yield Lot(state, tuple(order), seen, tuple(failures), marks)


def _take_all(reports: Iterator[Report]) -> None:
    """Take the reports that an analysis had no need of, so that they are counted."""
    deque(reports, maxlen=0)


def index_lot(item: Input, analysis: Analysis[State], options: Options) -> Lot[State]:
    """Return what came of an index, or of a part of one.

    Text in which nothing can be found is not read; what the tables say of it is known.
    """
    from npccli.index import open_index
    from npccli.run.indexed import (
        completed,
        indexed_reports,
        marks_of_index,
        narrowed_state,
        need_of,
    )

    order: list[str] = []
    seen = 0

    def counted() -> Iterator[Report]:
        nonlocal seen
        for report in indexed_reports(item, options):
            seen += 1
            yield report

    try:
        with open_index(str(item.path)):
            need = need_of(analysis)
            if need is not None:
                state = narrowed_state(item, analysis, options, need)
                return Lot(*completed(item, analysis, state), (), marks_of_index(item))
            reports = watch_sources(counted(), order)
            state = analysis.count(reports)
            _take_all(reports)
            if item.part is not None and item.part.alone:
                state = analysis.close(state)
            return Lot(state, tuple(order), seen, (), marks_of_index(item))
    except NpccliError as error:
        return Lot(analysis.count(()), (), 0, (Failure(item.name, error),))


def tables_of_reports(reports: Iterable[Report], analysis: Analysis[State]) -> tuple[Table, ...]:
    """Return the tables of reports that are at hand, as `analyse_sources` would."""
    order: list[str] = []
    tables = tables_of(analysis, watch_sources(reports, order))
    return _shown(analysis, tables, len(order))


def _shown(analysis: Analysis[State], tables: tuple[Table, ...], sources: int) -> tuple[Table, ...]:
    """Return the tables, without a column `source` that says nothing.

    The column stays when `by` asks for it and when there is more than one source. A text
    that comes through a pipe has no name; so it gives the same table as a file.
    """
    if analysis.by is None or "source" in analysis.by or sources > 1:
        return tables
    return tuple(_without_source(table) for table in tables)


def _without_source(table: Table) -> Table:
    kept = [index for index, column in enumerate(table.columns) if column.name != "source"]
    return Table(
        table.name,
        tuple(table.columns[index] for index in kept),
        tuple(tuple(row[index] for index in kept) for row in table.rows),
    )
