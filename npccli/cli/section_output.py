"""How reports and sections are written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from npccli.cli.section_tables import doubt_table, role_table
from npccli.cli.session import Session, on_terminal
from npccli.cli.table_output import has_color, screen_width, table_format, write_out, write_rows_out
from npccli.errors import UsageError
from npccli.model import Report, Section
from npccli.read import section_records
from npccli.run.paths import STDIN
from npccli.run.pipeline import Sectioned
from npccli.segment import RoleSet, find_doubts, find_role_set
from npccli.show.delimited import ROW_FORMATS, write_rows
from npccli.show.files import format_of_path, make_folder, open_output
from npccli.show.review import Reviewed, write_review
from npccli.show.screen import write_section_tree
from npccli.show.section_text import section_files, write_section_text
from npccli.show.sections import (
    SECTION_COLUMNS,
    section_rows,
    section_table,
    write_section_markdown,
)
from npccli.show.tables import BINARY_FORMATS, FORMATS, write_table
from npccli.show.tei import write_section_tei

FILE_FORMATS = ("jsonl", "json", "csv", "tsv", "md", "xlsx", "tei", "text")
HTML_SUFFIXES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Job:
    """What is written: `what` is sections, split, review, words or doubts."""

    what: str
    form: str
    output: str | None
    excel: bool = False

    @property
    def target(self) -> str | None:
        """The file that is written to, if it is one."""
        return None if self.what == "split" else self.output


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sections: down to a depth, of some roles, of some reports; empty means all."""

    depth: int | None = None
    roles: tuple[str, ...] = ()
    reports: tuple[int, ...] = ()


def choose_job(
    form: str | None,
    output: str | None,
    *,
    text: bool,
    split: str | None,
    review: str | None,
    words: bool,
    doubts: bool,
    excel: bool = False,
) -> Job:
    """Return what is to be written; raise UsageError for options that exclude each other."""
    asked = {
        "--text": text,
        "--split": split is not None,
        "--review": review is not None,
        "--explain-roles": words,
        "--doubts": doubts,
    }
    names = [name for name, given in asked.items() if given]
    if excel and (text or split is not None or review is not None):
        raise UsageError(f"{names[0]} and --excel do not go together", "leave out one of them")
    if len(names) > 1:
        raise UsageError(f"{' and '.join(names)} do not go together", "ask for one at a time")
    if split is not None or review is not None:
        if form is not None or output is not None:
            given = "--format" if form is not None else "-o"
            raise UsageError(f"{names[0]} and {given} do not go together", f"leave out {given}")
        return Job("split" if review is None else "review", "text", split or review)
    if words or doubts:
        known = form if form is None or form in FORMATS else "?"
        if known == "?":
            raise UsageError(f"{names[0]} is a table and has no format {form}", "try tsv or json")
        table = table_format(form, output, excel=excel)
        return Job("words" if words else "doubts", table, output, excel)
    if text and form not in (None, "text"):
        raise UsageError("--text and --format do not go together", "leave out one of them")
    if output is not None and form is None and output.lower().endswith(HTML_SUFFIXES):
        return Job("review", "html", output)
    if excel:
        return Job("sections", table_format(form, output, excel=True), output, excel)
    return Job("sections", "text" if text else choose_format(form, output), output)


def choose_format(given: str | None, output: str | None) -> str:
    """Return the format asked for, that of the file, or the one for the place."""
    if given is not None:
        return str(given)
    if output is not None and output != STDIN:
        return format_of_path(output, FILE_FORMATS)
    return "tree" if on_terminal() else "jsonl"


def choose_roles(name: str | None) -> RoleSet | None:
    """Return the role set of that name or file; None leaves it to the kind of the report."""
    return None if name is None else find_role_set(name)


def write(
    found: Iterable[Sectioned], job: Job, wanted: Wanted, roles: RoleSet | None, session: Session
) -> None:
    """Write what was asked for; nothing at all when every input failed."""
    first = next(found := iter(found), None)
    if first is None:
        return  # an old output file stays as it is
    every = _chosen(chain([first], found), wanted, session)
    if job.what == "review":
        pages = (
            Reviewed(one.source, one.document, one.reports, find_doubts(one.document, one.reports))
            for one in every
        )
        with open_output(job.output) as stream:
            write_review(pages, stream)
    elif job.what == "doubts":
        write_out((doubt_table(every),), job.form, job.output, excel=job.excel)
    elif job.what == "words":
        reports = (report for one in every for report in one.reports)
        write_out((role_table(reports, roles),), job.form, job.output, excel=job.excel)
    elif job.what == "split":
        count = _write_files((report for one in every for report in one.reports), job.output or ".")
        session.say(f"npccli: {count} files in {job.output}")
    elif job.excel:
        reports = (report for one in every for report in one.reports)
        rows = section_rows(reports)
        write_rows_out(SECTION_COLUMNS, rows, job.form, job.output, excel=True, at_once=True)
    else:
        write_reports((report for one in every for report in one.reports), job.form, job.output)


def _chosen(found: Iterable[Sectioned], wanted: Wanted, session: Session) -> Iterator[Sectioned]:
    """Yield what is wanted of each source; say when there was nothing of that kind in any."""
    roles: set[str] = set()
    last, anything = 0, False
    for one in found:
        kept = choose(one, wanted)
        anything = anything or bool(kept.reports)
        for report in one.reports:
            roles.update(section.role for section in report.sections)
            last = max(last, report.number)
        yield kept
    if not anything and (wanted.roles or wanted.reports):
        asked = [f"--report {number}" for number in wanted.reports]
        asked += [f"--role {role}" for role in wanted.roles]
        there = [f"the last report is {last}"] if wanted.reports else []
        there += [f"there are the roles {', '.join(sorted(roles))}"] if wanted.roles else []
        session.say(f"npccli: no section fits {' '.join(asked)} ({'; '.join(there)})")


def write_reports(reports: Iterable[Report], form: str, output: str | None) -> None:
    """Write reports in one of the formats."""
    with open_output(output, binary=form in BINARY_FORMATS) as stream:
        if form == "tree":
            write_section_tree(tuple(reports), stream, width=screen_width(), color=has_color())
        elif form == "md":
            write_section_markdown(reports, stream)
        elif form == "tei":
            write_section_tei(reports, stream)
        elif form == "text":
            write_section_text(reports, stream)
        elif form == "jsonl":
            for record in section_records(reports):
                stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        elif form in ROW_FORMATS:
            write_rows(SECTION_COLUMNS, section_rows(reports), stream, form)
        elif form == "json":
            records = list(section_records(reports))
            stream.write(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
        else:
            write_table(section_table(reports), stream, form)


def _write_files(reports: Iterable[Report], folder: str) -> int:
    """Write one file a section into a folder, which is made; return how many."""
    make_folder(Path(folder))
    count = 0
    for name, text in section_files(reports):
        with open_output(str(Path(folder) / name)) as stream:
            stream.write(text)
        count += 1
    return count


def choose(one: Sectioned, wanted: Wanted) -> Sectioned:
    """Return what is wanted of one source; reports of which nothing is left go."""
    reports = []
    for report in one.reports:
        if wanted.reports and report.number not in wanted.reports:
            continue
        report = fold(report, wanted.depth)
        if wanted.roles:
            kept = tuple(s for s in report.sections if s.role in wanted.roles)
            if not kept:
                continue
            report = replace(report, sections=kept)
        reports.append(report)
    return replace(one, reports=tuple(reports))


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
        kept = _with(kept, section)
    if kept is not None:
        yield kept


def _with(kept: Section, section: Section) -> Section:
    """Return a section with the text of a deeper one at its end."""
    text, places, starts = _text(section)
    known = len(kept.paragraph_lines) == len(kept.paragraphs) and len(places) == len(text)
    return replace(
        kept,
        paragraphs=(*kept.paragraphs, *text),
        lines=(min(kept.lines[0], section.lines[0]), max(kept.lines[1], section.lines[1])),
        pages=section.pages and kept.pages and (kept.pages[0], section.pages[1]),
        paragraph_lines=(*kept.paragraph_lines, *places) if known else (),
        line_starts=(*kept.line_starts, *starts) if known and kept.line_starts else (),
    )


_Places = tuple[tuple[int, int], ...]
_Starts = tuple[tuple[int, ...], ...]


def _text(section: Section) -> tuple[tuple[str, ...], _Places, _Starts]:
    """Return the text of a section with its heading in it, and the lines of each paragraph."""
    places = section.paragraph_lines
    starts = section.line_starts or ((),) * len(section.paragraphs)
    if section.heading is None:
        return section.paragraphs, places, starts
    if section.heading_mark and section.paragraphs:
        first, *rest = section.paragraphs
        front = section.head
        if places and section.heading_lines:
            places = ((section.heading_lines[0], places[0][1]), *places[1:])
        moved = tuple(start + len(front) for start in starts[0])
        return (front + first, *rest), places, (moved, *starts[1:])
    if places or not section.paragraphs:
        places = (section.heading_lines or section.lines, *places)
    return (section.heading, *section.paragraphs), places, ((), *starts)
