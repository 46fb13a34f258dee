"""The lines of a concordance as they come, so that not all of them are held."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from npccli.count.concordance import ConcordanceAnalysis
from npccli.count.tables import Row
from npccli.errors import NpccliError
from npccli.run.aside import in_order
from npccli.run.choices import Options
from npccli.run.counting import count_lot
from npccli.run.engine import Engine, run_task
from npccli.run.inputs import is_index
from npccli.run.paths import Failure, Input
from npccli.run.repeats import Origin, refuse_repeats


@dataclass(slots=True)
class Seen:
    """What was met while lines were read: how many reports, and what failed."""

    reports: int = 0
    failures: list[Failure] = field(default_factory=list)


def lines_of_index(
    inputs: Sequence[Input], analysis: ConcordanceAnalysis, options: Options, seen: Seen
) -> Iterator[Row] | None:
    """Return the lines of an index that is the only input; None when they cannot come at once.

    No text of an index comes twice, so that the first lines can be used before the last.
    """
    if len(inputs) != 1 or not is_index(inputs[0]):
        return None
    from npccli.run.indexed import count_of_reports, cut_lines

    try:
        found = cut_lines(inputs[0], analysis, options)
        if found is not None:
            seen.reports = count_of_reports(inputs[0])
    except NpccliError:
        return None  # who reads it says what is wrong
    return found if found is None else _first(found, analysis)


def lines_of_sources(
    inputs: Sequence[Input],
    analysis: ConcordanceAnalysis,
    options: Options,
    engine: Engine,
    seen: Seen,
) -> Iterator[Row]:
    """Yield the lines of all inputs, as `analyse_sources` has them in its table.

    UsageError behind the last one tells that a text came twice.
    """
    coming = _all_lines(inputs, analysis, options, engine, seen)
    yield from _first(coming, analysis)
    deque(coming, maxlen=0)  # all inputs are looked at, however many lines are wanted


def _first(lines: Iterator[Row], analysis: ConcordanceAnalysis) -> Iterator[Row]:
    """Yield lines in their order, as many as are wanted."""
    ordered = lines if analysis.sort == "source" else in_order(lines, analysis.key)
    return islice(ordered, analysis.top)


def _all_lines(
    inputs: Sequence[Input],
    analysis: ConcordanceAnalysis,
    options: Options,
    engine: Engine,
    seen: Seen,
) -> Iterator[Row]:
    """Yield the lines of all inputs, of each lot those that can be among the first."""
    marks: dict[Origin, array[int]] = {}
    task = partial(count_lot, analysis=analysis, options=options)
    for lot in run_task(task, inputs, engine):
        if isinstance(lot, Failure):
            seen.failures.append(lot)
            continue
        seen.failures.extend(lot.failures)
        seen.reports += lot.reports
        for origin, found in lot.marks.items():
            marks.setdefault(origin, array("Q")).extend(found)
        yield from lot.state
    refuse_repeats(marks, inputs)
