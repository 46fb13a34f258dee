"""The figures of a report, with where they stand and what the codebook calls them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from npccli.figures.announced import Announcements
from npccli.figures.codebook import Codebook
from npccli.figures.find import Found, find_figures
from npccli.figures.quoting import quoted_sentence
from npccli.model import RECORD_SCHEMA, Figure, Report, Section
from npccli.traditional import is_traditional, simplify_text

_PLANS = re.compile(
    "目标任务|主要任务|工作安排|预期目标|重点任务|今后|下一步|下一?阶段|工作打算|工作建议|总体要求|"
    "工作(?:的)?(?:思路|计划|任务|设想|要点|初步安排|总体安排|总体思路)|新的?一年|努力方向|"
    "未来(?:[一二三五]年|(?:施政|工作|发展)?(?:重点|展望|规划|计划|愿景))"
)
_LOOKS_BACK = re.compile("回顾|过去|(?:完成|执行|落实|开展)情况|主要成[绩效]|工作总结")
_PLAN_ROLES = frozenset(("tasks", "requirements", "plans"))
_NUMERAL = re.compile("[0-9０-９xX×一二三四五六七八九十百千两]")


def figures_of_report(report: Report, codebook: Codebook) -> Iterator[Figure]:
    """Yield the figures of a report in reading order; the headings are searched too.

    A figure in a section about the time to come is marked as planned.
    """
    traditional = is_traditional_report(report)
    plans: set[str] = set()
    for section in report.sections:
        headings = [simplify_text(each) if traditional else each for each in section.path]
        future = section.number.rpartition(".")[0] in plans or _is_plan(section, headings)
        future = future or (report.kind == "work_plan" and not _looks_back(section, headings))
        if future:
            plans.add(section.number)
        past = not future and _looks_back(section, headings)
        announced = Announcements()
        for text, lines, starts in _texts(section):
            plain = simplify_text(text) if traditional else text
            begins = announced.begin(plain)
            if not _NUMERAL.search(text):
                continue
            # All figures of a sentence share one copy of it: it may be a whole text long.
            said = printed = ""
            begin, read = 0, (0, 0)
            for found in find_figures(plain):
                if found.sentence != read:
                    read = found.sentence
                    printed = text[slice(*read)].strip()
                    said = plain[slice(*read)].lstrip()
                    begin, said = read[1] - len(said), said.rstrip()
                place = _lines(found, lines, starts)
                planned = future or found.planned or (found.expected and not past)
                planned = planned or (begins is not None and found.span[0] >= begins)
                figure = _figure(report, section, said, begin, found, place, planned, codebook)
                yield _as_printed(figure, found, text, printed) if traditional else figure


def is_traditional_report(report: Report) -> bool:
    """Tell whether a report is in traditional characters, by how its sections begin."""
    openings = (s.paragraphs[0][:200] for s in report.sections[:20] if s.paragraphs)
    return is_traditional("".join(openings))


def figure_record(figure: Figure) -> dict[str, Any]:
    """Return the record of a figure; `npccli figures --format jsonl` prints it."""
    return {
        "record": "figure",
        "schema": RECORD_SCHEMA,
        "source": figure.source,
        "report": figure.report,
        "section": figure.section,
        "role": figure.role,
        "region": figure.region,
        "year": figure.year,
        "action": figure.action,
        "indicator": figure.indicator,
        "canonical": figure.canonical,
        "value": figure.value,
        "upper": figure.upper,
        "raw": figure.raw,
        "unit": figure.unit,
        "approx": figure.approx,
        "kind": figure.kind,
        "period": figure.period,
        "cumulative": figure.cumulative,
        "planned": figure.planned,
        "sentence": quoted_sentence(figure),
        "lines": list(figure.lines),
    }


def _as_printed(figure: Figure, found: Found, text: str, sentence: str) -> Figure:
    """Return a figure found in simplified characters as the text prints it.

    The unit stays simplified, so that one unit has one name in a table of all texts.
    """
    action, noun = found.action_span, found.indicator_span
    whole = noun is not None and noun[1] - noun[0] == len(found.indicator)
    return replace(
        figure,
        action=text[slice(*action)] if action else figure.action,
        indicator=text[slice(*noun)] if noun and whole else figure.indicator,
        raw=text[found.span[0] : found.span[0] + len(found.raw)],
        sentence=sentence,
    )


_Text = tuple[str, tuple[int, int], tuple[int, ...]]


def _texts(section: Section) -> Iterator[_Text]:
    if section.heading and not section.heading_mark:
        yield section.heading, section.heading_lines or section.lines, ()
    for index, text in enumerate(section.paragraphs):
        lines = section.paragraph_lines[index] if section.paragraph_lines else section.lines
        starts = section.line_starts[index] if section.line_starts else ()
        if index == 0 and section.heading and section.heading_mark:
            head = section.head
            first = (section.heading_lines or lines)[0]
            text, lines = head + text, (first, lines[1])
            passed = (len(head),) * (lines[1] - first - len(starts)) if starts else ()
            starts = (*passed, *(start + len(head) for start in starts))
        yield text, lines, starts


def _lines(found: Found, lines: tuple[int, int], starts: tuple[int, ...]) -> tuple[int, int]:
    """Return the lines of the sentence, or of the paragraph when more is not known."""
    if not starts or lines[0] + len(starts) != lines[1]:
        return lines
    first, last = found.sentence
    return lines[0] + bisect_right(starts, first), lines[0] + bisect_right(starts, last - 1)


def _is_plan(section: Section, headings: list[str]) -> bool:
    looks_back = [_LOOKS_BACK.search(each) is not None for each in headings]
    if section.role in _PLAN_ROLES and not any(looks_back):
        return True
    return any(
        _PLANS.search(each) and not back for each, back in zip(headings, looks_back, strict=True)
    )


def _looks_back(section: Section, headings: list[str]) -> bool:
    """Tell whether a section is about the year that ends, of which much is still estimated."""
    return section.role == "review" or any(_LOOKS_BACK.search(each) for each in headings)


def _figure(
    report: Report,
    section: Section,
    sentence: str,
    start: int,
    found: Found,
    lines: tuple[int, int],
    planned: bool,
    codebook: Codebook,
) -> Figure:
    """Return what was found in a sentence that begins at `start` as a figure of the report."""
    places = (
        (found.action_span, "action"),
        (found.indicator_span, "indicator"),
        (found.span, "value"),
    )
    marks = tuple(
        (place[0] - start, place[1] - start, name) for place, name in places if place is not None
    )
    return Figure(
        source=report.source,
        report=report.number,
        section=section.number,
        role=section.role,
        region=report.region,
        year=report.year,
        action=found.action,
        indicator=found.indicator,
        canonical=codebook.canonical(found.indicator, found.action, found.unit, sentence),
        value=found.value,
        upper=found.upper,
        raw=found.raw,
        unit=found.unit,
        approx=found.approx,
        kind=found.kind,
        period=found.period,
        cumulative=found.cumulative,
        planned=planned,
        sentence=sentence,
        lines=lines,
        marks=marks,
    )
