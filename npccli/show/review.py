"""One HTML page on which a person sees at a glance what was taken for what.

The page stands alone: no script, no link to anything outside, every text escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import IO

from npccli.model import WEAK_ROLE, Document, Flag, Report, Section
from npccli.show.pages import PAGE_END, page_begin, safe

_Put = Callable[[str], object]

_FORMS = {
    "line": "line",
    "stacked": "stacked",
    "numbered": "numbered",
    "run_in": "run-in",
    "dash": "dash",
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What came of one source: its document, when there is one, its reports, the doubts."""

    source: str
    document: Document | None
    reports: Sequence[Report]
    doubts: Sequence[Flag]


def write_review(pages: Iterable[Reviewed], stream: IO[str]) -> None:
    """Write the page for all sources: facts, headings by depth, roles as colours, doubts."""
    found = list(pages)
    roles = sorted({s.role for page in found for r in page.reports for s in r.sections})
    colors = {role: _color(index, len(roles), role) for index, role in enumerate(roles)}
    put = stream.write
    put(page_begin("npccli sections: review", "review.css"))
    put("<h1>What was taken for what</h1>\n")
    put('<ul class="legend">')
    for role in roles:
        put(f'<li style="background:{colors[role]}">{safe(role)}</li>')
    put("</ul>\n")
    if sum(len(page.reports) for page in found) > 1:
        put("<nav><ol>")
        for index, page in enumerate(found):
            for report in page.reports:
                name = safe(report.title or "(no title)")
                put(f'<li><a href="#r{index}-{report.number}">{name}</a></li>')
        put("</ol></nav>\n")
    for index, page in enumerate(found):
        put(f"<h2>{safe(page.source)}</h2>\n")
        _write_doubts(page, put)
        for report in page.reports:
            _write_report(report, f"r{index}-{report.number}", colors, put)
        _write_left_out(page.document, put)
    put(PAGE_END)


def _write_doubts(page: Reviewed, put: _Put) -> None:
    if not page.doubts:
        put('<div class="doubts fine">Nothing is doubtful.</div>\n')
        return
    put(f'<div class="doubts"><b>{len(page.doubts)} to look at</b><ul>')
    for doubt in page.doubts:
        put(f"<li>line {_range(doubt.lines)}: {safe(doubt.message)} ")
        put(f'<span class="tag">{safe(doubt.code)}</span></li>')
    put("</ul></div>\n")


def _write_report(report: Report, anchor: str, colors: dict[str, str], put: _Put) -> None:
    put(f'<article id="{anchor}">\n')
    for name in ("title", "subtitle", "byline"):
        text = getattr(report, name)
        if text is not None:
            lines = getattr(report, f"{name}_lines")
            where = f' <span class="tag">{name} {_range(lines)}</span>' if lines else ""
            put(f'<div class="{name}">{safe(text)}{where}</div>\n')
    put('<table class="facts">')
    facts = ("organ", "region", "region_code", "admin_level", "year", "kind", "published")
    for name in facts:
        value = getattr(report, name)
        cell = f"<td>{safe(str(value))}</td>" if value is not None else '<td class="open">open</td>'
        put(f"<tr><th>{name.replace('_', ' ')}</th>{cell}</tr>")
    put("</table>\n")
    reached = 0
    for section in report.sections:
        reached = _write_section(section, colors[section.role], reached, put)
    put("</article>\n")


def _write_section(section: Section, color: str, reached: int, put: _Put) -> int:
    """Write one section; return the line at which its text begins, to tell what was moved."""
    put(f'<section class="d{min(section.depth, 5)}" style="border-color:{color}">\n')
    heading = "(no heading)" if section.heading is None else section.heading
    style = " none" if section.heading is None else ""
    weak = " weak" if section.heading and section.role_confidence < WEAK_ROLE else ""
    put(f'<div class="head"><span class="h{style}">{safe(heading)}</span>')
    put(f'<span class="tag" style="background:{color}">{safe(section.role)}</span>')
    put(f'<span class="tag{weak}">{section.role_confidence:.2f}</span>')
    form = _FORMS.get(section.heading_form)
    put(f'<span class="tag">{section.number}{f" · {form}" if form else ""}</span>')
    lines = section.paragraph_lines or (None,) * len(section.paragraphs)
    start = next((span[0] for span in lines if span), reached)
    if section.heading_lines:
        put(f'<span class="tag">line {_range(section.heading_lines)}</span>')
        if section.heading_lines[0] > start or section.heading_lines[0] < reached:
            put('<span class="tag moved">heading moved</span>')
    if start < reached:
        put('<span class="tag moved">text moved</span>')
    put("</div>\n")
    for span, text in zip(lines, section.paragraphs, strict=True):
        put(f'<p><span class="n">{_range(span)}</span>')
        put(f'<span class="t">{safe(text)}</span></p>\n')
    put("</section>\n")
    return start


def _write_left_out(document: Document | None, put: _Put) -> None:
    left = [p for p in document.paragraphs if p.kind in ("contents", "other")] if document else []
    if not left:
        return
    put(f"<details><summary>{len(left)} lines that are no part of a report</summary>\n")
    for paragraph in left:
        put(f'<p><span class="n">{_range(paragraph.lines)}</span>')
        put(f'<span class="kind">{paragraph.kind}</span>')
        put(f'<span class="t">{safe(paragraph.text)}</span></p>\n')
    put("</details>\n")


def _color(index: int, count: int, role: str) -> str:
    """Return a light colour for a role, far from those of its neighbours."""
    if role == "other":
        return "hsl(0 0% 82%)"
    return f"hsl({round(360 * index / max(count, 1))} 62% {78 if index % 2 else 70}%)"


def _range(lines: tuple[int, int] | None) -> str:
    if lines is None:
        return ""
    return str(lines[0]) if lines[0] == lines[1] else f"{lines[0]}–{lines[1]}"
