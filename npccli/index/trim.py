"""Leave out the text in which an expression cannot be found."""

from __future__ import annotations

from dataclasses import replace

from npccli.index.narrow import Need
from npccli.model import Report, Section


def trimmed(report: Report, need: Need) -> Report:
    """Return a report without the paragraphs and bylines that cannot meet a need.

    Titles and headings stay, for they name groups, and so does the first paragraph behind a
    heading that runs into it; what is left stands in its section and on its lines as
    before. No need leaves all as it is.

        >>> section = Section("0", 1, None, "none", (), "lead", 1.0, ("甲", "乙丙"), (1, 2))
        >>> report = Report("a.txt", 1, "题", *[None] * 7, (section,))
        >>> trimmed(report, (frozenset({"乙"}),)).sections[0].paragraphs
        ('乙丙',)
    """
    if need is None:
        return report
    return replace(
        report,
        subtitle=_kept(report.subtitle, need),
        byline=_kept(report.byline, need),
        sections=tuple(_section(section, need) for section in report.sections),
    )


def meets(text: str, need: Need) -> bool:
    """Return whether a text holds all literals of one of the alternatives."""
    return need is None or any(all(each in text for each in literals) for literals in need)


def _kept(text: str | None, need: Need) -> str | None:
    return text if text is not None and meets(text, need) else None


def _section(section: Section, need: Need) -> Section:
    fixed = 1 if section.heading and section.heading_mark else 0
    places = [
        place for place, text in enumerate(section.paragraphs) if place < fixed or meets(text, need)
    ]
    if len(places) == len(section.paragraphs):
        return section
    lines, starts = section.paragraph_lines, section.line_starts
    return replace(
        section,
        paragraphs=tuple(section.paragraphs[place] for place in places),
        paragraph_lines=tuple(lines[place] for place in places) if lines else (),
        line_starts=tuple(starts[place] for place in places) if starts else (),
    )
