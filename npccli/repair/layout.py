"""Measure the lines of a text: width, gap, indent, how a line ends and how it begins.

Nothing is decided here; `line_ends` weighs these facts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from npccli.repair.contents import ENTRY, is_contents_heading
from npccli.repair.lines import TextLine, split_lines
from npccli.repair.script import CLOSERS, HAN, NEVER_FIRST, OPENERS, display_width

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

TITLE_ENDS = frozenset("述编告眸实结顾评点影礼记")
"""The last characters of what `TITLE` finds."""

_LABEL = re.compile(r"第[一二三四五六七八九十百千零〇\d]{1,8}[条條章节節编編]")
"""The number of an article or chapter, set off from its text."""

_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}[章节編编部]|[一二三四五六七八九十]{1,3}[、．]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]"
)
"""The line begins as a numbered heading does."""

_UNIT = re.compile(r"[“‘《（(〈【]*(?:[A-Za-z0-9.%+-]{1,12}|[^A-Za-z0-9])[，。、；：！？”’》）%]*")

_WIDEST_RUN_IN = 44
"""A dash at the end of a longer line announces what follows, as a colon does."""

FINAL, COMMA, COLON, OPEN, DASH, PLAIN = range(6)
"""How a line ends: a final mark, a comma, a colon or semicolon, an opener, a dash, none."""


_SPACE_OR_TAB = frozenset(" \t　")
_IDEOGRAPHS = ("\u3400", "\u9fff")
_BEHIND_A_UNIT = frozenset("，。、；：！？”’》）%")
_NUMBER_FIRST = frozenset("第一二三四五六七八九十（(")
_MARKER_FIRST = _NUMBER_FIRST | frozenset("首其最各同尊本【—●■□◆◇▲△★☆▪•◎①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_ALONE_FIRST = frozenset("本记通实特■□●◆各目C")
_LONGEST_TITLE = 46
_LONGEST_TWO_PART = 50
# A line that begins or ends with none of these, or is longer, needs no closer look.


class MeasuredLine(NamedTuple):
    """A line that holds text, with what can be measured on it.

    `start` and `end` are offsets of its visible part; `width` counts East Asian columns;
    `gap` is the number of blank lines above it, `first_unit` the width of what it begins with
    and typesetting does not part: a character with the marks behind it, or a number. `shape`
    is a number that stands for what makes a heading or paragraph of one line likelier.
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
    shape: int


def measure_lines(
    text: str,
    page_starts: tuple[int, ...] = (),
    shortened: tuple[int, ...] = (),
    lines: Sequence[TextLine] | None = None,
) -> list[MeasuredLine]:
    """Return the lines of `text` that are not blank, measured.

    `shortened` are the offsets where earlier repairs took something out of a line, so that
    its width says nothing any more. `lines` are those of the text when they are known.
    """
    measured: list[MeasuredLine] = []
    previous = 0
    pages = iter([*page_starts, len(text) + 1])
    next_page = next(pages)
    for at, raw, line, number in split_lines(text) if lines is None else lines:
        first, size = line[0], len(line)
        start = at if raw[0] == first else at + raw.index(first)
        page_break = False
        while next_page <= start:
            page_break = bool(measured)
            next_page = next(pages)
        width = display_width(line)
        spaces = line.count(" ")
        stretched = (spaces > 3 and _SPACED.search(line) is not None) or (
            bool(shortened) and _holds(shortened, at, at + len(raw))
        )
        two_part = size <= _LONGEST_TWO_PART and (spaces or "　" in line)
        two_part = bool(two_part and _TWO_PART.match(line))
        title = size <= _LONGEST_TITLE and line[-1] in TITLE_ENDS and bool(TITLE.search(line))
        numbered = first in _NUMBER_FIRST and bool(_NUMBERED.match(line))
        measured.append(
            MeasuredLine(
                start,
                start + size,
                line,
                width,
                number - previous - 1 if number > previous else 0,
                page_break,
                _indent(raw) if raw[0] in _SPACE_OR_TAB else 0,
                _first_unit(line, first),
                stretched,
                _line_end(line, width),
                _is_unclosed(line),
                (first in _MARKER_FIRST or first.isdecimal()) and bool(_MARKER.match(line)),
                first in NEVER_FIRST and not line.startswith("..."),
                _runs_in(line),
                two_part,
                title,
                first == "第" and bool(_LABEL.fullmatch(line)),
                numbered,
                ("\t" in raw and bool(ENTRY.search(raw)))
                or (first in _ALONE_FIRST and _stands_alone(line)),
                _shape(line, stretched, two_part, title, numbered),
            )
        )
        previous = number
    return _with_author_notes(measured)


def _indent(raw: str) -> int:
    """Return the width of the white space that a line is indented by."""
    indent = _INDENT.match(raw)
    return display_width(indent.group()) if indent else 0


def _first_unit(line: str, first: str) -> int:
    """Return the width of what the line begins with and typesetting does not part."""
    if _IDEOGRAPHS[0] <= first <= _IDEOGRAPHS[1] and line[1:2] not in _BEHIND_A_UNIT:
        return 2
    unit = _UNIT.match(line)
    return display_width(unit.group()) if unit else 2


def _runs_in(line: str) -> bool:
    """Tell whether the line begins with a short sentence and goes on."""
    head = line[4:22]
    return ("。" in head or "：" in head or "——" in head) and _RUN_IN.match(line) is not None


def _stands_alone(line: str) -> bool:
    """Tell whether the line is a byline, a salutation or the heading of a contents page."""
    return _STANDS_ALONE.match(line) is not None or is_contents_heading(line)


def _shape(line: str, stretched: bool, two_part: bool, title: bool, numbered: bool) -> int:
    """Return one number for the signs of a heading that the line shows."""
    return (
        stretched
        | two_part << 1
        | title << 2
        | numbered << 3
        | has_stop_inside(line) << 4
        | has_clauses(line) << 5
    )


def has_stop_inside(line: str) -> bool:
    """Tell whether a full stop stands in the line before its end."""
    return "。" in line and "。" in line[:-1]


def has_clauses(line: str) -> bool:
    """Tell whether the line holds more than one comma."""
    return line.count("，") > 1


def _with_author_notes(lines: list[MeasuredLine]) -> list[MeasuredLine]:
    """Return the lines with the end of each （作者系…） taken for the end of a sentence."""
    for index, line in enumerate(lines):
        if not line.text.startswith(_AUTHOR_NOTE):
            continue
        for end in range(index, min(index + 4, len(lines))):
            if lines[end].text.endswith(("）", ")")):
                lines[end] = lines[end]._replace(ends=FINAL, fixed=end == index)
                break
    return lines


def _holds(offsets: tuple[int, ...], start: int, end: int) -> bool:
    """Tell whether one of the sorted offsets is inside the span."""
    index = bisect_left(offsets, start)
    return index < len(offsets) and offsets[index] <= end


def _line_end(line: str, width: int) -> int:
    last = line[-1]
    if _IDEOGRAPHS[0] <= last <= _IDEOGRAPHS[1]:
        return PLAIN
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
    return (
        ("“" in line and line.rfind("“") > line.rfind("”"))
        or ("《" in line and line.rfind("《") > line.rfind("》"))
        or ("（" in line and line.rfind("（") > line.rfind("）"))
        or ("(" in line and line.rfind("(") > line.rfind(")"))
    )
