"""The reports of a document: split, put in printed order, described and outlined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from npccli.lazy import lazy_pattern
from npccli.model import Document, Paragraph, Report
from npccli.segment.dates import publication_date
from npccli.segment.fringe import is_salutation
from npccli.segment.glued import part_glued_headings
from npccli.segment.items import Item, make_items
from npccli.segment.kinds import classify_paragraphs
from npccli.segment.metadata import describe_report, kind_of_report
from npccli.segment.moves import Placed
from npccli.segment.order import order_items, split_front
from npccli.segment.outline import build_sections
from npccli.segment.roles import RoleSet, built_in_role_set
from npccli.segment.script import Restorer, shadow
from npccli.segment.shapes import has_title_noun, line_shape
from npccli.segment.split import Part, split_reports
from npccli.traditional import is_traditional, simplify_text

_NEAR = 12
"""What was taken out so many lines before or behind a report may hold its day of publication."""

_FIRST_PARAGRAPHS = 12
_SET_APART = lazy_pattern(
    r"(?<=日) (?=在)|(?<=日在) |(?<=[\u4e00-\u9fff]) (?=第?[一二三四五六七八九十]{1,3}[届次])"
)
_ROLES_BY_KIND = {
    "government_work_report": "gwr",
    "court_report": "judicial",
    "procuratorate_report": "judicial",
    "budget_report": "gwr",
    "plan_report": "gwr",
    "audit_report": "gwr",
}
"""The role sets for reports whose title does not name their kind."""

_OF_JUDGES = lazy_pattern(
    r"(?:法院|检察院)[^，。]{0,8}工作报告"
    r"|^(?![^，。]*(?:人大|代表大会|常委会))[^，。]*(?:法院|检察院)[^，。]{0,12}(?:总结|综述|工作要点|工作计划)"
    r"|^[\u4e00-\u9fff]{2,24}(?:法院|检察院)$"
)
_OF_GOVERNMENT = lazy_pattern(
    r"^(?![^，。]*(?:人大|代表大会|常委会))[^，。]*政府[^，。]{0,12}(?:工作总结|工作综述|工作要点|工作计划)"
    r"|^(?:[\u4e00-\u9fff]{2,20}[省市州县区旗镇乡]人民政府|国务院)关于[^，。]{4,60}(?:报告|通报)$"
)
"""Titles of the summaries, plans and reports of a court, a procuratorate or a government."""


def segment_reports(
    document: Document,
    *,
    order: str = "printed",
    role_set: RoleSet | None = None,
    with_roles: bool = True,
) -> tuple[Report, ...]:
    """Return the reports of a document with their sections.

    Only the paragraphs are read: their text, kind, lines and pages; kinds that are set
    are kept. `order` is `printed` (what the extraction displaced goes back) or `source`.
    `role_set` replaces the built-in roles, which follow the kind of the report. Not
    `with_roles`, the sections but lead and closing are `other`, which saves the time of
    counting role words. Any document is accepted; one without text has no reports.

        >>> from npccli.model import Source
        >>> segment_reports(Document(Source("-", "", "text"), ()))
        ()
    """
    classified = classify_paragraphs(document)
    readable = shadow(classified)
    text = readable or classified
    removed = sorted(
        (change.line, change.before) for change in document.changes if change.repair == "furniture"
    )
    reports = [
        _report(
            document.source.name, number, part, order, role_set, with_roles, _asides(part, removed)
        )
        for number, part in enumerate(split_reports(text.paragraphs), start=1)
    ]
    if readable is not None:
        restorer = Restorer(classified, readable)
        reports = [restorer.report(report) for report in reports]
    return tuple(reports)


def _asides(part: Part, removed: list[tuple[int, str]]) -> list[str]:
    """Return the lines beside a report that are no part of it, those that were removed too."""
    first = min(p.lines[0] for p in part.paragraphs) - _NEAR
    last = max(p.lines[1] for p in part.paragraphs) + _NEAR
    kept = [
        (p.lines[0], p.text)
        for i, p in enumerate(part.paragraphs)
        if p.kind == "other"
        and not (_is_of_session(part.paragraphs, i) and line_shape(p.text) == "date")
    ]
    near = removed[bisect_left(removed, (first,)) : bisect_right(removed, (last + 1,))]
    return [line for _, text in sorted(kept + near) for line in text.split("\n")]


def _is_of_session(paragraphs: tuple[Paragraph, ...], index: int) -> bool:
    """Tell whether a day is no stamp: below a text or signature, or right above the salutation."""
    if index > 0 and paragraphs[index - 1].kind in ("body", "heading", "other"):
        return True
    return is_salutation([p.text.strip() for p in paragraphs[index + 1 : index + 2]])


def order_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Return the paragraphs in printed order, stacked headings and titles joined.

    With weak evidence of displacement the source order stays. A heading or title of two
    lines becomes one paragraph, its lines joined by one space.
    """
    return tuple(place.paragraph for place in printed_order(document))


def printed_order(document: Document, min_confidence: float = 0.0) -> tuple[Placed, ...]:
    """Return the paragraphs in printed order, each with where it came from and how sure.

    A report with a move below `min_confidence` keeps the order of the source.
    """
    classified = classify_paragraphs(document)
    readable = shadow(classified)
    text = readable or classified
    parts = split_reports(text.paragraphs)
    if not parts:
        return tuple(Placed(p, (i,)) for i, p in enumerate(classified.paragraphs))
    placed: list[Placed] = []
    for part in parts:
        items = make_items(list(part.paragraphs))
        arranged = order_items(items, _roles_for(part, None), title_last=part.title_last)
        if min(arranged.confidence.values(), default=1.0) < min_confidence:
            whole = enumerate(part.paragraphs, start=part.start)
            placed += [Placed(paragraph, (index,)) for index, paragraph in whole]
            continue
        heading = ""
        for item in arranged.items:
            heading = item.text if item.kind == "heading" else heading
            placed.append(
                Placed(
                    item.paragraph,
                    tuple(part.start + origin for origin in item.origins),
                    arranged.confidence.get(item.source, 1.0),
                    _why(item, heading),
                )
            )
    if readable is None:
        return tuple(placed)
    restorer = Restorer(classified, readable)
    return tuple(replace(p, paragraph=restorer.paragraph(p.paragraph)) for p in placed)


def _why(item: Item, heading: str) -> str:
    """Return in words why an item stands in its printed place."""
    if item.kind == "body":
        return f"belongs under {heading[:24]}" if heading else "belongs before the first heading"
    return {
        "title": "a title opens its report",
        "subtitle": "a subtitle follows its title",
        "byline": "a byline follows the title",
        "heading": "a heading stands over its text",
    }.get(item.kind, "put in its printed place")


def _roles_for(part: Part, role_set: RoleSet | None) -> RoleSet:
    """Return the role set for a report: the given one, or the built-in one of its kind."""
    if role_set is not None:
        return role_set
    heads = " ".join(p.text for p in part.paragraphs if p.kind in ("title", "subtitle"))
    bodies = [p.text for p in part.paragraphs[:_FIRST_PARAGRAPHS] if p.kind == "body"]
    return _built_in_for(heads, kind_of_report([heads], bodies))


def _built_in_for(heads: str, kind: str | None) -> RoleSet:
    """Return the built-in role set for such a title and subtitle, or for the kind of report."""
    text = "".join(heads.split())
    if "政府工作报告" in text:
        return built_in_role_set("gwr")
    if _OF_JUDGES.search(text):
        return built_in_role_set("judicial")
    if _OF_GOVERNMENT.search(text):
        return built_in_role_set("gwr")
    if has_title_noun(text) and kind not in _ROLES_BY_KIND:
        return built_in_role_set("npc")
    return built_in_role_set(_ROLES_BY_KIND.get(kind or "", "npc"))


def role_set_for(report: Report) -> RoleSet:
    """Return the built-in role set that is used for a report when none is asked for."""
    heads = f"{report.title or ''} {report.subtitle or ''}"
    if is_traditional(heads):
        heads = simplify_text(heads)
    return _built_in_for(heads, report.kind)


def _report(
    source: str,
    number: int,
    part: Part,
    order: str,
    role_set: RoleSet | None,
    with_roles: bool,
    asides: list[str],
) -> Report:
    """Return one report of the document."""
    roles = _roles_for(part, role_set)
    items = make_items(list(part.paragraphs))
    if order == "printed":
        items = order_items(items, roles, title_last=part.title_last).items
    items = part_glued_headings(items)
    front, _ = split_front(items)
    if front.byline:
        own = {item.source for item in front.byline}
        items = [
            _as_text(item) if item.kind == "byline" and item.source not in own else item
            for item in items
        ]
    facts = describe_report(
        title=_text(front.title),
        subtitle=_session(_text(front.subtitle)),
        byline=_text(front.byline or _author_notes(items)),
        bodies=[item.text for item in items if item.kind == "body"],
        dates=_front_dates(items),
    )
    spoken = front.subtitle if facts.byline else ()
    return Report(
        source=source,
        number=number,
        title=facts.title,
        subtitle=facts.subtitle,
        byline=facts.byline,
        organ=facts.organ,
        region=facts.region,
        region_code=facts.region_code,
        published=publication_date(asides),
        admin_level=facts.admin_level,
        year=facts.year,
        kind=facts.kind,
        sections=build_sections(items, roles if with_roles else None, facts.year),
        title_lines=_lines(front.title),
        subtitle_lines=_lines(front.subtitle),
        byline_lines=_lines(front.byline or _author_notes(items) or spoken),
    )


def _lines(items: tuple[Item, ...]) -> tuple[int, int] | None:
    """Return the first and the last line of the front lines, or None."""
    lines = [line for item in items for line in item.paragraph.lines]
    return (min(lines), max(lines)) if lines else None


def _text(items: tuple[Item, ...]) -> str | None:
    """Return the text of the front lines, joined by one space, or None."""
    return " ".join(word for item in items for word in item.text.split()) or None


def _front_dates(items: list[Item]) -> list[str]:
    """Return the lines above the text with nothing but a day in words on them."""
    text = next((i for i, item in enumerate(items) if item.kind in ("body", "heading")), 0)
    front = (item.text for item in items[:text] if item.kind == "other")
    return [line for line in front if line_shape(line) == "date"]


def _session(subtitle: str | None) -> str | None:
    """Return the name of a session without the spaces where its line was broken or set apart."""
    if subtitle is None or not subtitle.endswith("上"):
        return subtitle
    return _SET_APART.sub("", subtitle)


def _as_text(item: Item) -> Item:
    """Return a note about the author as text: the report has a byline at its front."""
    return replace(item, paragraph=replace(item.paragraph, kind="body"))


def _author_notes(items: list[Item]) -> tuple[Item, ...]:
    """Return the last byline of a report, which stands at its end."""
    return tuple(item for item in items if item.kind == "byline")[-1:]
