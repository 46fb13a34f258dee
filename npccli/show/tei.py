"""Write reports as TEI P5: one TEI element a report, several in a teiCorpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import IO

from npccli.model import Report, Section

NAMESPACE = "http://www.tei-c.org/ns/1.0"


def write_section_tei(reports: Iterable[Report], stream: IO[str]) -> None:
    """Write reports as TEI P5; sections become nested `div`, roles a taxonomy in the header.

    Each `div` has the section number in `n` and its role in `ana`; each paragraph is
    preceded by a milestone with its source line, when that is known. Characters that XML
    does not know are replaced.
    """
    found = list(reports)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    if len(found) == 1:
        stream.write("\n".join(_report(found[0], root=True)) + "\n")
        return
    stream.write(f'<teiCorpus xmlns="{NAMESPACE}">\n')
    stream.write("\n".join(_header("Reports", None, [], "npccli", _roles(found))) + "\n")
    for report in found:
        stream.write("\n".join(_report(report, root=False)) + "\n")
    stream.write("</teiCorpus>\n")


def _report(report: Report, *, root: bool) -> Iterator[str]:
    yield f'<TEI xmlns="{NAMESPACE}" n="{report.number}">' if root else f'<TEI n="{report.number}">'
    title, facts = report.title or "(no title)", list(_facts(report))
    roles = _roles([report]) if root else []
    yield from _header(title, report.byline, facts, report.source, roles)
    yield "<text>"
    front = list(_front(report))
    if front:
        yield from ("<front>", "<titlePage>", *front, "</titlePage>", "</front>")
    yield "<body>"
    if not report.sections:
        yield "<div><p/></div>"
    yield from _sections(report.sections)
    yield "</body>"
    yield "</text>"
    yield "</TEI>"


def _header(
    title: str, author: str | None, facts: list[str], source: str, roles: Iterable[str] = ()
) -> Iterator[str]:
    yield "<teiHeader>"
    yield "<fileDesc>"
    yield f"<titleStmt><title>{_text(title)}</title>"
    if author:
        yield f"<author>{_text(author)}</author>"
    yield "</titleStmt>"
    yield "<publicationStmt><p>Segmented by npccli.</p></publicationStmt>"
    yield f"<sourceDesc><bibl><title>{_text(source)}</title>"
    yield from facts
    yield "</bibl></sourceDesc>"
    yield "</fileDesc>"
    names = list(roles)
    if names:
        yield '<encodingDesc><classDecl><taxonomy xml:id="roles">'
        for name in names:
            yield f"<category xml:id={_id(name)}><catDesc>{_text(name)}</catDesc></category>"
        yield "</taxonomy></classDecl></encodingDesc>"
    yield "</teiHeader>"


def _facts(report: Report) -> Iterator[str]:
    if report.organ:
        yield f"<orgName>{_text(report.organ)}</orgName>"
    if report.region:
        key = f' key="{report.region_code}"' if report.region_code else ""
        level = f' type="{report.admin_level}"' if report.admin_level else ""
        yield f"<placeName{key}{level}>{_text(report.region)}</placeName>"
    if report.year is not None:
        yield f'<date type="reported" when="{report.year:04d}"/>'
    if report.published:
        from xml.sax.saxutils import quoteattr  # brings a web client with it

        yield f'<date type="published" when={quoteattr(report.published)}/>'
    if report.kind:
        yield f'<note type="kind">{_text(report.kind)}</note>'


def _front(report: Report) -> Iterator[str]:
    if report.title or report.subtitle:
        yield "<docTitle>"
        if report.title:
            yield f'<titlePart type="main">{_text(report.title)}</titlePart>'
        if report.subtitle:
            yield f'<titlePart type="sub">{_text(report.subtitle)}</titlePart>'
        yield "</docTitle>"
    if report.byline:
        yield f"<byline>{_text(report.byline)}</byline>"


def _roles(reports: Iterable[Report]) -> list[str]:
    return sorted({section.role for report in reports for section in report.sections})


def _sections(sections: Iterable[Section]) -> Iterator[str]:
    """Yield the sections as nested divs; a div has paragraphs before its own divs."""
    opened: list[int] = []
    for section in sections:
        while opened and opened[-1] >= section.depth:
            opened.pop()
            yield "</div>"
        opened.append(section.depth)
        yield f'<div n="{section.number}" ana="#{_id(section.role)[1:-1]}">'
        yield from _section(section)
    yield from ("</div>" for _ in opened)


def _section(section: Section) -> Iterator[str]:
    if section.heading is not None:
        yield f'<head type="{section.heading_form}">{_text(section.heading)}</head>'
    lines = section.paragraph_lines or ((0, 0),) * len(section.paragraphs)
    for line, paragraphs in groupby(
        zip(lines, section.paragraphs, strict=True), key=lambda pair: pair[0][0]
    ):
        for _, paragraph in paragraphs:
            mark = f'<milestone unit="line" n="{line}"/>' if line else ""
            yield f"<p>{mark}{_text(paragraph)}</p>"
    if section.heading is None and not section.paragraphs:
        yield "<p/>"


def _id(role: str) -> str:
    """Return a role as a quoted XML name.

    >>> _id("self_building"), _id("1 a")
    ('"role_self_building"', '"role_1_a"')
    """
    return '"role_' + "".join(c if c.isalnum() or c in "_-." else "_" for c in role) + '"'


def _text(text: str) -> str:
    clean = "".join(char if _allowed(char) else "\ufffd" for char in text)
    return escape(" ".join(clean.split("\n")), quote=False)


def _allowed(char: str) -> bool:
    code = ord(char)
    return (
        code in (9, 10)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )
