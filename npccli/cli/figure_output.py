"""How figures are written: records, tables, the panel, and the page for review."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from npccli.cli.table_output import write_out, write_rows_out
from npccli.figures import (
    FIGURE_COLUMNS,
    Codebook,
    figure_record,
    figure_rows,
    figure_table,
    panel_table,
)
from npccli.model import Figure
from npccli.run.figures import ReportFigures
from npccli.show.delimited import ROW_FORMATS
from npccli.show.figure_review import write_figure_review
from npccli.show.files import open_output

_AS_THEY_COME = ROW_FORMATS | {"jsonl"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is written: the format, the file, with a byte order mark, a page, the panel."""

    form: str
    output: str | None
    excel: bool = False
    review: str | None = None
    wide: bool = False


def write_figures(results: Iterable[ReportFigures], codebook: Codebook, wanted: Wanted) -> None:
    """Write the figures of reports; nothing at all when there are no reports.

    Figures of JSON Lines, of delimited tables and of the panel are not held; all else needs all
    of them.
    """
    first = next(results := iter(results), None)
    if first is None:
        return  # everything failed: an old output file stays as it is
    found: Iterable[ReportFigures] = chain([first], results)
    if wanted.review is not None or not (wanted.wide or wanted.form in _AS_THEY_COME):
        found = list(found)
    if wanted.review is not None:
        with open_output(wanted.review) as stream:
            write_figure_review(_figures(found), stream)
    if wanted.wide:
        pairs = ((result.report, result.figures) for result in found)
        tables = (panel_table(pairs, codebook),)
        write_out(tables, wanted.form, wanted.output, excel=wanted.excel)
    elif wanted.form in ("jsonl", "json"):
        _write_records(map(figure_record, _figures(found)), wanted.form, wanted.output)
    elif wanted.form in ROW_FORMATS:
        rows = figure_rows(_figures(found))
        write_rows_out(FIGURE_COLUMNS, rows, wanted.form, wanted.output, excel=wanted.excel)
    else:
        tables = (figure_table(_figures(found)),)
        write_out(tables, wanted.form, wanted.output, excel=wanted.excel)


def _figures(results: Iterable[ReportFigures]) -> Iterator[Figure]:
    for result in results:
        yield from result.figures


def _write_records(records: Iterable[dict[str, object]], form: str, output: str | None) -> None:
    with open_output(output) as stream:
        if form == "jsonl":
            for record in records:
                stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        else:
            stream.write(json.dumps(list(records), ensure_ascii=False, indent=1) + "\n")
