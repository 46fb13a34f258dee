"""Figures and mentions of many sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from npccli.figures import Codebook, figures_of_report
from npccli.model import Figure, Report
from npccli.run.paths import Failure, Input
from npccli.run.pipeline import Options, countable_sources


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """A report with its figures in reading order."""

    report: Report
    figures: tuple[Figure, ...]

    @property
    def source(self) -> str:
        """Return the name of the source of the report."""
        return self.report.source


def figure_sources(
    inputs: Iterable[Input], codebook: Codebook, options: Options
) -> Iterator[ReportFigures | Failure]:
    """Yield each report, without its text, with its figures; a Failure for a source that fails."""
    for result in countable_sources(inputs, options):
        if isinstance(result, Failure):
            yield result
        else:
            figures = tuple(figures_of_report(result, codebook))
            yield ReportFigures(replace(result, sections=()), figures)
