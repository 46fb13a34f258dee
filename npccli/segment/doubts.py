"""What a person should look at in segmented reports: each doubt with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from npccli.model import WEAK_ROLE, Document, Flag, Report, Section
from npccli.segment.kinds import classify_paragraphs, entry_key
from npccli.segment.numbering import number_value, parse_numbering
from npccli.segment.reports import printed_order

_WEAK_MOVE = 0.7
"""A move with a lower confidence is for a person to look at."""


def find_doubts(document: Document | None, reports: Sequence[Report]) -> tuple[Flag, ...]:
    """Return what is doubtful in the reports of a document, in the order of their lines.

    The codes: no_heading, no_text, same_title, numbering, weak_role, level, contents,
    weak_move. Without the document, as after reading records, the last two are not found.
    """
    doubts = [doubt for report in reports for doubt in _of_report(report)]
    doubts += _same_titles(reports)
    if document is not None:
        doubts += _of_contents(document, reports)
        doubts += _weak_moves(document)
    return tuple(sorted(doubts, key=lambda doubt: (doubt.lines, doubt.code, doubt.message)))


def _of_report(report: Report) -> Iterator[Flag]:
    """Yield what is doubtful in one report by itself."""
    if not report.sections:
        lines = report.title_lines or (1, 1)
        yield Flag("no_text", lines, f"report {report.number} has no text")
        return
    whole = (
        min(section.lines[0] for section in report.sections),
        max(section.lines[1] for section in report.sections),
    )
    if all(section.heading is None for section in report.sections):
        yield Flag("no_heading", whole, f"report {report.number} has no heading")
    if report.region and report.admin_level is None:
        yield Flag("level", whole, f"the level of {report.region} is open")
    elif report.region and report.region_code is None:
        yield Flag("level", whole, f"no division code for {report.region}: unknown or several")
    for section in report.sections:
        weak = section.depth == 1 and section.heading and section.role_confidence < WEAK_ROLE
        if weak:
            message = f"{section.heading}: role {section.role} ({section.role_confidence})"
            yield Flag("weak_role", section.lines, message)
    yield from _numbering(report.sections)


def _numbering(sections: Sequence[Section]) -> Iterator[Flag]:
    """Yield the places where the numbers of headings side by side jump or begin again."""
    last: dict[tuple[str, str], tuple[int, str]] = {}
    for section in sections:
        numbering = parse_numbering(section.heading or "")
        value = number_value(numbering.label) if numbering else None
        if numbering is None or value is None:
            continue
        parent = section.number.rpartition(".")[0]
        key = (parent, numbering.scheme)
        before = last.get(key)
        label = numbering.label.strip()
        if before is None and value != 1:
            yield Flag("numbering", section.lines, f"numbering begins with {label}")
        elif before is not None and value != before[0] + 1:
            yield Flag("numbering", section.lines, f"numbering goes from {before[1]} to {label}")
        last[key] = (value, label)


def _same_titles(reports: Sequence[Report]) -> Iterator[Flag]:
    """Yield the reports that bear the title of an earlier one."""
    first: dict[tuple[str | None, str | None], int] = {}
    for report in reports:
        if report.title is None:
            continue
        key = (report.title, report.subtitle)
        if key in first:
            message = f"report {report.number} has the title of report {first[key]}"
            yield Flag("same_title", report.title_lines or (1, 1), message)
        first.setdefault(key, report.number)


def _of_contents(document: Document, reports: Sequence[Report]) -> Iterator[Flag]:
    """Yield the contents entries that no title or heading answers."""
    entries = [p for p in classify_paragraphs(document).paragraphs if p.kind == "contents"]
    entries = [p for p in entries if "\t" in p.text]
    if not entries:
        return
    known: dict[str, int] = defaultdict(int)
    for report in reports:
        if report.title:
            known[entry_key(report.title)] += 1
        for section in report.sections:
            if section.heading:
                known[entry_key(section.heading)] += 1
    for entry in entries:
        key = entry_key(entry.text)
        if known[key] <= 0:
            message = f"no title or heading for the contents entry {key[:30]}"
            yield Flag("contents", entry.lines, message)
        known[key] -= 1


def _weak_moves(document: Document) -> Iterator[Flag]:
    """Yield the paragraphs whose printed place is not sure."""
    for place in printed_order(document):
        if place.confidence < _WEAK_MOVE:
            message = f"{place.why} ({place.confidence})"
            yield Flag("weak_move", place.paragraph.lines, message)
