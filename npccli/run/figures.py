"""Figures and mentions of many sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from npccli.errors import NpccliError
from npccli.figures import Codebook, figures_of_report, load_codebook
from npccli.model import Figure, Report
from npccli.run.choices import Options
from npccli.run.inputs import is_index
from npccli.run.paths import Failure, Input
from npccli.run.pipeline import countable_origins
from npccli.run.repeats import INDEX, TEXTS, Origin, Triple, marks_of


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """A report with its figures in reading order.

    `origin` and `marks` tell whether it comes from somewhere else as well.
    """

    report: Report
    figures: tuple[Figure, ...]
    origin: Origin = TEXTS
    marks: tuple[Triple, ...] = ()

    @property
    def source(self) -> str:
        """Return the name of the source of the report."""
        return self.report.source


def figure_sources(
    inputs: Iterable[Input], codebook: Codebook, options: Options
) -> Iterator[ReportFigures | Failure]:
    """Yield each report, without its text, with its figures; a Failure for a source that fails."""
    for indexed, items in groupby(inputs, is_index):
        if indexed:
            for item in items:
                yield from _index_figures(item, codebook, options)
        else:
            yield from _text_figures(items, codebook, options)


def _text_figures(
    inputs: Iterable[Input], codebook: Codebook, options: Options
) -> Iterator[ReportFigures | Failure]:
    for origin, result in countable_origins(inputs, options):
        if isinstance(result, Failure):
            yield result
        else:
            figures = tuple(figures_of_report(result, codebook))
            yield _without_text(result, figures, origin)


def _index_figures(
    item: Input, codebook: Codebook, options: Options
) -> Iterator[ReportFigures | Failure]:
    """Yield the figures that an index holds; another codebook gives them its own names."""
    from npccli.run.indexed import indexed_figures

    known = codebook == load_codebook()
    try:
        for report, found in indexed_figures(item, options):
            figures = found if known else tuple(_renamed(each, codebook) for each in found)
            yield _without_text(report, figures, (INDEX, item.name))
    except NpccliError as error:
        yield Failure(item.name, error)


def _without_text(report: Report, figures: tuple[Figure, ...], origin: Origin) -> ReportFigures:
    return ReportFigures(replace(report, sections=()), figures, origin, (marks_of(report, origin),))


def _renamed(figure: Figure, codebook: Codebook) -> Figure:
    name = codebook.canonical(figure.indicator, figure.action, figure.unit, figure.sentence)
    return replace(figure, canonical=name)
