"""Measure the lines of a text: width, gap, indent, how a line ends and how it begins.

Nothing is decided here; `line_ends` weighs these facts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from npccli.repair.contents import ENTRY, is_contents_heading
from npccli.repair.script import CLOSERS, HAN, NEVER_FIRST, OPENERS, display_width

_LINE = re.compile(r"^[^\S\n]*\S[^\n]*", re.MULTILINE)
_INDENT = re.compile(r"(?:[ \t]{2,8}|　{1,4}|[ 　]{2,8})(?=\S)")
_SPACED = re.compile(rf"(?:[{HAN}，。、；：“”（）《》\d] ){{4}}")
_MARKER = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,4}[章节編编条部](?![，。])"
    r"|[一二三四五六七八九十]{1,3}[、．]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}(?:[．、]|\.(?!\d))"
    r"|[①-⑳●■□◆◇▲△★☆▪•◎]"
    r"|——(?=[^—])"
    r"|[一二三四五六七八九十]是(?=[^\s])"
    r"|第[一二三四五六七八九十][，、]|首先，|其次，|最后，"
    r"|(?:各位(?:代表|委员|同志|领导)|同志们|尊敬的[^，。]{2,12})[：:，,！!]"
    r"|(?:本报|本刊)(?:记者|通讯员|讯)|（作者|【"
)
_AUTHOR_NOTE = ("（作者", "(作者", "（本文作者")
_MARKED = re.compile(r"[，。、；：！？“”‘’（）《》—…·]")
_RUN_IN = re.compile(rf"[{HAN}“”‘’、，]{{4,20}}?(?:。|——|：)(?=[{HAN}“《\d])")
"""The line begins with a short sentence, as paragraphs with a run-in heading do."""

_TWO_PART = re.compile(rf"[{HAN}“”‘’《》·、，]{{3,24}}[ 　]{{1,2}}[{HAN}“”‘’《》·、，]{{3,24}}$")
"""A headline of two parts with a space between them."""

_STANDS_ALONE = re.compile(
    rf"(?:(?:本报|本刊|本网)?(?:记者|通讯员|实习生|特约记者)[ 　：:][{HAN} 　、·]{{2,30}}|"
    rf"[■□●◆][ 　]?[{HAN}][{HAN} 　·]{{1,6}}(?:[（(][{HAN}]{{2,12}}[）)])?"
    rf"|各位(?:代表|委员|同志|领导)[：:！!，,])$"
)
"""A byline or a salutation and nothing else: never part of a paragraph."""

TITLE = re.compile(
    r"^[^，。；：、！？]{4,40}"
    r"(?:工作(?:综述|综述汇编|报告|回眸|纪实|总结|回顾|述评|概述|要点|掠影|巡礼|綜述|報告)|综述|回眸|侧记)$"
)
"""The line ends as the titles of reports do, and holds no mark."""

_LABEL = re.compile(r"第[一二三四五六七八九十百千零〇\d]{1,8}[条條章节節编編]")
"""The number of an article or chapter, set off from its text."""

_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}[章节編编部]|[一二三四五六七八九十]{1,3}[、．]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]"
)
"""The line begins as a numbered heading does."""

_UNIT = re.compile(r"[“‘《（(〈【]*(?:[A-Za-z0-9.%+-]{1,12}|[^A-Za-z0-9])[，。、；：！？”’》）%]*")

_NARROWEST = 22
"""The narrowest column, in East Asian columns, that is taken for running text."""

_WIDEST_RUN_IN = 44
"""A dash at the end of a longer line announces what follows, as a colon does."""

FINAL, COMMA, COLON, OPEN, DASH, PLAIN = range(6)
"""How a line ends: a final mark, a comma, a colon or semicolon, an opener, a dash, none."""


@dataclass(frozen=True, slots=True)
class MeasuredLine:
    """A line that holds text, with what can be measured on it.

    `start` and `end` are offsets of its visible part; `width` counts East Asian columns;
    `gap` is the number of blank lines above it, `first_unit` the width of what it begins with
    and typesetting does not part: a character with the marks behind it, or a number.
    """

    start: int
    end: int
    text: str
    width: int
    gap: int
    page_break: bool
    indent: int
    first_unit: int
    stretched: bool
    ends: int
    unclosed: bool
    marker: bool
    closer_first: bool
    run_in: bool
    two_part: bool
    title: bool
    label: bool
    numbered: bool
    fixed: bool


def measure_lines(
    text: str, page_starts: tuple[int, ...] = (), shortened: tuple[int, ...] = ()
) -> list[MeasuredLine]:
    """Return the lines of `text` that are not blank, measured.

    `shortened` are the offsets where earlier repairs took something out of a line, so that
    its width says nothing any more.
    """
    lines: list[MeasuredLine] = []
    previous_end = 0
    pages = iter([*page_starts, len(text) + 1])
    next_page = next(pages)
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        start = match.start() + raw.index(stripped[0])
        width = display_width(stripped)
        page_break = False
        while next_page <= start:
            page_break = True
            next_page = next(pages)
        indent = _INDENT.match(raw)
        lines.append(
            MeasuredLine(
                start=start,
                end=start + len(stripped),
                text=stripped,
                width=width,
                gap=max(0, text.count("\n", previous_end, start) - 1),
                page_break=page_break and bool(lines),
                indent=display_width(indent.group()) if indent else 0,
                first_unit=display_width(unit.group()) if (unit := _UNIT.match(stripped)) else 2,
                stretched=bool(_SPACED.search(stripped)) or _holds(shortened, match.span()),
                ends=_line_end(stripped, width),
                unclosed=_is_unclosed(stripped),
                marker=bool(_MARKER.match(stripped)),
                closer_first=stripped[0] in NEVER_FIRST and not stripped.startswith("..."),
                run_in=bool(_RUN_IN.match(stripped)),
                two_part=bool(_TWO_PART.match(stripped)),
                title=bool(TITLE.search(stripped)),
                label=bool(_LABEL.fullmatch(stripped)),
                numbered=bool(_NUMBERED.match(stripped)),
                fixed=bool(ENTRY.search(raw) or _STANDS_ALONE.match(stripped))
                or is_contents_heading(raw),
            )
        )
        previous_end = start + len(stripped)
    return _with_author_notes(lines)


def _with_author_notes(lines: list[MeasuredLine]) -> list[MeasuredLine]:
    """Return the lines with the end of each （作者系…） taken for the end of a sentence."""
    for index, line in enumerate(lines):
        if not line.text.startswith(_AUTHOR_NOTE):
            continue
        for end in range(index, min(index + 4, len(lines))):
            if lines[end].text.endswith(("）", ")")):
                lines[end] = replace(lines[end], ends=FINAL, fixed=end == index)
                break
    return lines


def _holds(offsets: tuple[int, ...], span: tuple[int, int]) -> bool:
    """Tell whether one of the sorted offsets is inside the span."""
    index = bisect_left(offsets, span[0])
    return index < len(offsets) and offsets[index] <= span[1]


def _line_end(line: str, width: int) -> int:
    last = line[-1]
    if last in OPENERS:
        return OPEN
    bare = line.rstrip(CLOSERS)
    if bare and (bare[-1] in "。！？!?" or bare.endswith("……")):
        return FINAL
    if last in "，、,":
        return COMMA
    if last in "；：;:":
        return COLON
    if last in "—-":
        return DASH if width <= _WIDEST_RUN_IN else COLON
    return PLAIN


def _is_unclosed(line: str) -> bool:
    """Tell whether a quotation mark or bracket is open at the end of the line."""
    return any(
        line.rfind(opener) > line.rfind(closer) for opener, closer in ("“”", "《》", "（）", "()")
    )


def common_widths(lines: list[MeasuredLine], going_on: list[bool], most: int = 7) -> list[int]:
    """Return the widths that come again and again, as full lines of a column do.

    A width counts with those up to three columns below it, because a mark that may not
    begin a line, or a number that may not be broken, leaves a line a little short. Lines
    of Han characters only count most: marks and digits are squeezed when a line is
    justified, so that only lines without them show the true width. `going_on` tells of
    each line whether its sentence plainly goes on behind it; a width of which no line does
    belongs to headings of one length, not to a column.
    """
    counts: dict[int, float] = {}
    for line in lines:
        if line.fixed or line.stretched or line.width > 160 or line.ends == FINAL:
            continue
        width = line.width + (line.indent if line.indent <= 8 else 0)
        weight = 1.0 if 2 * len(line.text) == line.width and not _MARKED.search(line.text) else 0.4
        counts[width] = counts.get(width, 0.0) + weight
    total = sum(counts.values())
    found: list[int] = []
    remaining = dict(counts)
    while remaining and len(found) < most:
        best = max(remaining, key=lambda width: (_support(remaining, width), width))
        if _support(remaining, best) < max(1.5, 0.02 * total):
            break
        found.append(best)
        for width in range(best - 1, best + 2):
            remaining.pop(width, None)
    return sorted(
        width
        for width in found
        if width >= _NARROWEST
        and not _is_width_of_first_lines(counts, width, found)
        and not _is_width_of_headings(lines, going_on, width)
    )


def _is_width_of_first_lines(counts: dict[int, float], width: int, found: list[int]) -> bool:
    """Tell whether a width is only another one less an indent of two characters."""
    support = _support(counts, width)
    return any(other - width == 4 and _support(counts, other) > 2.5 * support for other in found)


def _is_width_of_headings(lines: list[MeasuredLine], going_on: list[bool], width: int) -> bool:
    """Tell whether three lines or more have the width and not one of them plainly goes on."""
    proofs = [
        proof
        for line, proof in zip(lines, going_on, strict=True)
        if abs(line.width - width) <= 1 and line.ends != FINAL
    ]
    return len(proofs) >= 3 and not any(proofs)


def _support(counts: dict[int, float], width: int) -> float:
    weights = {-3: 0.2, -2: 0.6, -1: 0.9, 0: 1.0, 1: 0.7, 2: 0.3}
    return sum(weight * counts.get(width + step, 0.0) for step, weight in weights.items())
