"""How figures are written: records, tables, the panel, and the page for review."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from npccli.cli.table_output import table_format, write_out
from npccli.figures import Codebook, figure_record, figure_table, panel_table
from npccli.model import Figure
from npccli.run.figures import ReportFigures
from npccli.show import open_output, write_figure_review


def choose_format(given: str | None, output: str | None) -> str:
    """Return the format asked for, that of the file, or the one for the place."""
    return table_format(given, output)


def write_figures(
    results: Iterable[ReportFigures],
    codebook: Codebook,
    form: str,
    output: str | None,
    review: str | None,
    wide: bool,
) -> None:
    """Write the figures of reports; nothing at all when there are no reports."""
    found = list(results)
    if not found:
        return  # everything failed: an old output file stays as it is
    if review is not None:
        with open_output(review) as stream:
            write_figure_review(_figures(found), stream)
    if wide:
        pairs = ((result.report, result.figures) for result in found)
        write_out((panel_table(pairs, codebook),), form, output)
    elif form in ("jsonl", "json"):
        _write_records(map(figure_record, _figures(found)), form, output)
    else:
        write_out((figure_table(_figures(found)),), form, output)


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
