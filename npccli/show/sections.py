"""Write the sections of reports as rows of a table and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO

from npccli.model import Column, Report, Scalar, Section, Table

SECTION_COLUMNS = (
    Column("source"),
    Column("report", "integer"),
    *map(Column, ("title", "subtitle", "byline", "organ", "region", "region_code", "admin_level")),
    Column("year", "integer"),
    Column("kind"),
    Column("published"),
    Column("section"),
    Column("depth", "integer"),
    *map(Column, ("heading", "heading_form", "path", "role")),
    Column("role_confidence", "number", 2),
    Column("first_line", "integer"),
    Column("last_line", "integer"),
    Column("characters", "integer"),
    Column("text"),
)

_PATH_MARK = " > "


def section_characters(section: Section) -> int:
    """Return the characters of a section that are not white space, heading included."""
    text = "".join((section.heading or "", section.heading_mark, *section.paragraphs))
    return len("".join(text.split()))


def section_table(reports: Iterable[Report]) -> Table:
    """Return a row for each section in reading order, with what is known of its report.

    `path` joins the headings from the outermost on by ` > `; `text` joins the section's own
    paragraphs by line breaks (which TSV shows as spaces).
    """
    return Table("sections", SECTION_COLUMNS, tuple(section_rows(reports)))


def section_rows(reports: Iterable[Report]) -> Iterator[tuple[Scalar, ...]]:
    """Yield the rows of `section_table` as the reports come."""
    return (
        (
            *(report.source, report.number, report.title, report.subtitle, report.byline),
            *(report.organ, report.region, report.region_code, report.admin_level),
            *(report.year, report.kind, report.published),
            *(section.number, section.depth, section.heading, section.heading_form),
            *(_PATH_MARK.join(section.path), section.role, section.role_confidence),
            *(*section.lines, section_characters(section), "\n".join(section.paragraphs)),
        )
        for report in reports
        for section in report.sections
    )


def write_section_markdown(reports: Iterable[Report], stream: IO[str]) -> None:
    """Write reports as Markdown: the title above, headings by depth, paragraphs as they are.

    Signs that Markdown would take for its own are escaped, so that the text reads the same.
    """
    first = True
    for report in reports:
        blocks = [f"# {_safe(report.title)}"] if report.title else []
        blocks += [_safe(part) for part in (report.subtitle, report.byline) if part]
        for section in report.sections:
            if section.heading:
                blocks.append(f"{'#' * min(section.depth + 1, 6)} {_safe(section.heading)}")
            blocks.extend(_safe(paragraph) for paragraph in section.paragraphs)
        if blocks:
            stream.write("" if first else "\n")
            stream.write("\n\n".join(blocks) + "\n")
            first = False


_INLINE = re.compile(r"[\\`*_<\[\]]")
_BLOCK = re.compile(r"^(\s*)([#>+~=-]|\d+(?=[.)]))")


def _safe(text: str) -> str:
    line = _INLINE.sub(r"\\\g<0>", " ".join(text.splitlines()))
    match = _BLOCK.match(line)
    if match is None:
        return line
    mark = match[2]
    escaped = f"{mark}\\" if mark.isdigit() else f"\\{mark}"
    return match[1] + escaped + line[match.end() :]
