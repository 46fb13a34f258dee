"""How reports and sections are written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from npccli.cli.session import on_terminal
from npccli.cli.table_output import has_color, screen_width
from npccli.model import Report, Section
from npccli.read import section_records
from npccli.run.paths import STDIN
from npccli.show import (
    BINARY_FORMATS,
    format_of_path,
    open_output,
    section_table,
    write_section_markdown,
    write_section_tree,
    write_table,
)

FILE_FORMATS = ("jsonl", "json", "csv", "tsv", "md", "xlsx")


def choose_format(given: str | None, output: str | None) -> str:
    """Return the format asked for, that of the file, or the one for the place."""
    if given is not None:
        return str(given)
    if output is not None and output != STDIN:
        return format_of_path(output, FILE_FORMATS)
    return "tree" if on_terminal() else "jsonl"


def write_reports(
    reports: Iterable[Report], form: str, output: str | None, depth: int | None
) -> None:
    """Write reports in one of the formats; nothing at all when there are none."""
    first = next(reports := iter(reports), None)
    if first is None:
        return  # everything failed: an old output file stays as it is
    reports = (fold(report, depth) for report in chain([first], reports))
    with open_output(output, binary=form in BINARY_FORMATS) as stream:
        if form == "tree":
            write_section_tree(tuple(reports), stream, width=screen_width(), color=has_color())
        elif form == "md":
            write_section_markdown(reports, stream)
        elif form == "jsonl":
            for record in section_records(reports):
                stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        elif form == "json":
            records = list(section_records(reports))
            stream.write(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
        else:
            write_table(section_table(reports), stream, form)


def fold(report: Report, depth: int | None) -> Report:
    """Return the report with its deeper sections folded into those of `depth`.

    The headings of the folded sections become text again, so that nothing is lost.
    """
    if depth is None:
        return report
    return replace(report, sections=tuple(_folded(report.sections, depth)))


def _folded(sections: Iterable[Section], depth: int) -> Iterator[Section]:
    kept: Section | None = None
    for section in sections:
        if section.depth <= depth or kept is None:
            if kept is not None:
                yield kept
            kept = section
            continue
        lines = (min(kept.lines[0], section.lines[0]), max(kept.lines[1], section.lines[1]))
        pages = section.pages and kept.pages and (kept.pages[0], section.pages[1])
        paragraphs = (*kept.paragraphs, *_text(section))
        kept = replace(kept, paragraphs=paragraphs, lines=lines, pages=pages)
    if kept is not None:
        yield kept


def _text(section: Section) -> tuple[str, ...]:
    if section.heading is None:
        return section.paragraphs
    if section.heading_mark and section.paragraphs:
        first, *rest = section.paragraphs
        return (section.heading + section.heading_mark + first, *rest)
    return (section.heading, *section.paragraphs)
