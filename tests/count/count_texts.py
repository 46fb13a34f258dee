"""Small reports for the tests of tables: paragraphs one line each, from line 3 on."""

from npccli.model import Report, Section


def make_report(
    *paragraphs: str,
    source: str = "a.txt",
    number: int = 1,
    title: str | None = None,
    region: str | None = None,
    year: int | None = None,
    role: str = "lead",
    heading: str | None = None,
) -> Report:
    """Return a report of one section, or with `heading` of a lead and a headed section."""
    first = 3
    own = paragraphs if heading is None else paragraphs[:1]
    sections = [_section("0", None, own, first, role if heading is None else "lead")]
    if heading is not None:
        sections.append(_section("1", heading, paragraphs[1:], first + len(own), role))
    return Report(
        *(source, number, title, None, None, None, region, "county", year, None),
        sections=tuple(sections),
        title_lines=(1, 1) if title else None,
    )


def _section(
    number: str, heading: str | None, paragraphs: tuple[str, ...], first: int, role: str
) -> Section:
    start = first + (heading is not None)
    lines = tuple((start + index, start + index) for index in range(len(paragraphs)))
    return Section(
        number=number,
        depth=1,
        heading=heading,
        heading_form="line" if heading else "none",
        path=(heading,) if heading else (),
        role=role,
        role_confidence=1.0,
        paragraphs=paragraphs,
        lines=(first, start + max(len(paragraphs) - 1, 0)),
        heading_lines=(first, first) if heading else None,
        paragraph_lines=lines,
        line_starts=tuple(() for _ in paragraphs),
    )
