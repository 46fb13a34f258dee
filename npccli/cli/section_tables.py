"""The tables that explain sections: the words behind the roles, and the doubts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from npccli.model import Column, Report, Scalar, Section, Table
from npccli.run.pipeline import Sectioned
from npccli.segment import RoleSet, find_doubts, role_evidence, role_set_for

_MOST_WORDS = 12

_ROLE_COLUMNS = (
    Column("source"),
    Column("report", "integer"),
    Column("section"),
    Column("heading"),
    Column("role"),
    Column("role_confidence", "number"),
    Column("role_set"),
    Column("word"),
    Column("speaks_for"),
    Column("place"),
    Column("count", "integer"),
    Column("points", "number"),
)
_DOUBT_COLUMNS = (
    Column("source"),
    Column("first_line", "integer"),
    Column("last_line", "integer"),
    Column("doubt"),
    Column("message"),
)


def role_table(reports: Iterable[Report], role_set: RoleSet | None) -> Table:
    """Return the words that decided the role of each section, those with most points first.

    At most twelve words a section. A section that no word speaks for has one row without a
    word; so have the lead and the closing, whose place decides.
    """
    rows: list[tuple[Scalar, ...]] = []
    for report in reports:
        roles = role_set or role_set_for(report)
        for index, section in enumerate(report.sections):
            facts = (
                *(report.source, report.number, section.number, section.heading),
                *(section.role, section.role_confidence, roles.name),
            )
            body = _whole_text(report.sections, index)
            decided = section.role not in ("lead", "closing") or section.heading is not None
            words = role_evidence(section.heading or "", body, roles) if decided else []
            for word in words[:_MOST_WORDS]:
                rows.append((*facts, word.word, word.role, word.place, word.count, word.points))
            if not words:
                rows.append((*facts, None, None, None, None, None))
    return Table("roles", _ROLE_COLUMNS, tuple(rows))


def _whole_text(sections: Sequence[Section], index: int) -> str:
    """Return the text of a section with the headings and texts of those below it."""
    section = sections[index]
    parts = list(section.paragraphs)
    for below in sections[index + 1 :]:
        if not below.number.startswith(f"{section.number}."):
            break
        parts += [below.heading or "", *below.paragraphs]
    return "\n".join(parts)


def doubt_table(found: Iterable[Sectioned]) -> Table:
    """Return what is doubtful in each source, in the order of the lines."""
    rows = tuple(
        (one.source, *doubt.lines, doubt.code, doubt.message)
        for one in found
        for doubt in find_doubts(one.document, one.reports)
    )
    return Table("doubts", _DOUBT_COLUMNS, rows)
